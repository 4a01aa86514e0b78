/** Record of which examples gave what is recorded on a runtime, so that one of which nothing has changed is run in turn. */
import { readFileSync } from 'node:fs';
import { inputsHash, readRecording, type Runnable } from '../../src/examples/files.build.ts';
import type { Runtime } from '../../src/examples/runtimes.build.ts';
import { GreenInputs } from '../lib/green-inputs.ts';

const JUDGES = ['normalise.ts', 'recording.ts', 'run-demo.build.ts', 'stripped.build.ts'];

export class KnownRuns {
  readonly #green: GreenInputs;
  /** Examples that are run, with the parts that have not passed yet. */
  readonly #open = new Map<string, { inputs: readonly string[]; waiting: Set<string> }>();

  /** @param record name of the record's file */
  constructor(record: string) {
    const judges = JUDGES.map((name) => readFileSync(`src/examples/${name}`, 'utf8'));
    this.#green = new GreenInputs(`test/lib/green/${record}.json`, judges);
  }

  /** Those of the demos whose example is not known to do on this runtime what is recorded. */
  unknown(runtime: Runtime, runnables: readonly Runnable[]): Runnable[] {
    const own = runnables.filter(({ language }) => language === runtime.language);
    return [...new Set(own.map(({ example }) => example))].flatMap((example) => {
      const parts = own.filter((one) => one.example === example);
      const recording = JSON.stringify(readRecording(example, runtime.id));
      const inputs = [runtime.version, recording, ...parts.map(({ path }) => inputsHash(path))];
      const name = `${runtime.id} ${example}`;
      if (this.#green.has(name, inputs)) return [];
      this.#open.set(name, { inputs, waiting: new Set(parts.map(({ part }) => part)) });
      return parts;
    });
  }

  /** Notes that a demo gave what is recorded. */
  passed(runtime: Runtime, { example, part }: Runnable): void {
    this.#open.get(`${runtime.id} ${example}`)?.waiting.delete(part);
  }

  save(): void {
    for (const [name, { inputs, waiting }] of this.#open) {
      if (waiting.size === 0) this.#green.add(name, inputs);
      else this.#green.drop(name);
    }
    this.#green.save();
  }
}
