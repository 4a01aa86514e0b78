/** Arguments of the commands that run examples. */
import { listExamples, listRunnables } from '../../src/examples/files.build.ts';
import { allRuntimes, RUNTIME_IDS, type Runtime } from '../../src/examples/runtimes.build.ts';
import { Mendable } from '../../src/lib/mendable.mjs';
import { nearest } from '../../src/lib/nearest.ts';

/** Example that is named at the terminal, or one part of it. */
export interface Asked {
  readonly example: string;
  readonly part: string | undefined;
}

/** @throws {Mendable} when a word is none of those that are known */
export function checkKnown(what: string, word: string, known: readonly string[]): void {
  if (known.includes(word)) return;
  throw new Mendable(
    `there is no ${what} "${word}": did you mean ${nearest(word, known)}? There are ${known.join(', ')}`,
  );
}

/**
 * Reads names such as `catch-epipe` and `catch-epipe/demo`.
 * @returns all examples, if there is no name
 * @throws {Mendable} when a name is of no example, or of no part that can be run
 */
export function askedExamples(names: readonly string[]): Asked[] {
  const known = listExamples();
  if (names.length === 0) return known.map((example) => ({ example, part: undefined }));
  return names.map((name) => {
    const [example = '', part] = name.split('/');
    checkKnown('example', example, known);
    if (part !== undefined) {
      const parts = [...new Set(listRunnables(example).map((runnable) => runnable.part))];
      checkKnown(`part to run of ${example},`, part, parts);
    }
    return { example, part };
  });
}

/** @throws {Mendable} when it is no number of times */
export function askedTimes(value: string): number {
  const times = Number(value);
  if (Number.isInteger(times) && times > 0) return times;
  throw new Mendable(`--times ${value} is no number of times: write a whole number such as --times 50`);
}

/** @throws {Mendable} when there is no such runtime, or it is not installed */
export function askedRuntime(id: string): Runtime {
  checkKnown('runtime', id, RUNTIME_IDS);
  const found = allRuntimes().find((runtime) => runtime.id === id);
  if (found === undefined) throw new Mendable(`${id} is not installed: npm ci --prefix runtimes`);
  return found;
}

/**
 * Picks a share of a list, such as `2/6`: every sixth, beginning with the second. All shares together are the list.
 * @throws {Mendable} when it is no share
 */
export function shareOf<T>(list: readonly T[], share: string): T[] {
  const [, place = 0, shares = 0] = (/^(\d+)\/(\d+)$/.exec(share) ?? []).map(Number);
  if (place < 1 || place > shares) throw new Mendable(`"${share}" is no share: --share 2/6`);
  return list.filter((_, index) => index % shares === place - 1);
}
