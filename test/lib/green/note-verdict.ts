/** Verdict of a group of tests, noted in a record at its end. */
import { afterAll } from 'vitest';
import type { GreenInputs } from './green-inputs.ts';

/** Notes in the group that calls it, once its tests have run, whether all of them have passed. */
export function noteVerdict(green: GreenInputs, name: string, inputs: readonly string[]): void {
  // Vitest wants its first argument taken apart, even where nothing of it is used.
  // eslint-disable-next-line no-empty-pattern
  afterAll(({}, { tasks }) => {
    if (tasks.every(({ result }) => result?.state === 'pass')) green.add(name, inputs);
    else green.drop(name);
  });
}
