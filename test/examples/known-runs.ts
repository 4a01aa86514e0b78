/** Record of which examples gave what is recorded on a runtime, so that one of which nothing has changed is run in turn. */
import { readFileSync } from 'node:fs';
import { inputsHash, readRecording, type Runnable } from '../../src/examples/files.build.ts';
import type { Runtime } from '../../src/examples/runtimes.build.ts';
import { GreenInputs } from '../lib/green/green-inputs.ts';

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
    return examplesOn(runtime, runnables).flatMap(({ name, parts, inputs }) => {
      if (this.#green.has(name, inputs)) return [];
      this.#open.set(name, { inputs, waiting: new Set(parts.map(({ part }) => part)) });
      return parts;
    });
  }

  /** Notes the demos that have just been recorded; what is known of the others stays. */
  recorded(runtime: Runtime, runnables: readonly Runnable[], ran: readonly Runnable[]): void {
    for (const { name, parts, inputs } of examplesOn(runtime, runnables)) {
      const known = this.#green.keep(name, inputs);
      if (!known && parts.every(({ path }) => ran.some((one) => one.path === path)))
        this.#green.add(name, inputs);
    }
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

/** Examples that a runtime can run, each with its name in the record and what its verdict depends on. */
function examplesOn(
  runtime: Runtime,
  runnables: readonly Runnable[],
): { name: string; parts: Runnable[]; inputs: string[] }[] {
  const own = runnables.filter(({ language }) => language === runtime.language);
  return [...new Set(own.map(({ example }) => example))].map((example) => {
    const parts = own.filter((one) => one.example === example);
    const recording = JSON.stringify(readRecording(example, runtime.id));
    return {
      name: `${runtime.id} ${example}`,
      parts,
      inputs: [runtime.version, recording, ...parts.map(({ path }) => inputsHash(path))],
    };
  });
}
