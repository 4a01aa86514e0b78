/**
 * On every runtime but those at hand, a fresh run of each demo gives an outcome that is recorded there. An example is run
 * again when it, its recording or what runs it has changed, and each once in five days; `FULL=1` runs all.
 *
 * A runtime that behaves at random may show one that a finite recording has missed, so a run that differs is repeated:
 * what was recorded must still occur. `recordings.test.ts` covers the Node.js and the Python at hand, and allows no such
 * thing.
 */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { wasRecorded } from '../../src/examples/recording.ts';
import { inputsHash, listExamples, listRunnables, readRecording } from '../../src/examples/files.build.ts';
import { runDemo } from '../../src/examples/run-demo.build.ts';
import { allRuntimes, nodeAtHand, python } from '../../src/examples/runtimes.build.ts';
import { stripExamples } from '../../src/examples/stripped.build.ts';
import { GreenInputs } from '../lib/green-inputs.ts';

const JUDGES = [
  'src/examples/normalise.ts',
  'src/examples/recording.ts',
  'src/examples/run-demo.build.ts',
  'src/examples/stripped.build.ts',
].map((path) => readFileSync(path, 'utf8'));

const stripped = stripExamples();
const green = new GreenInputs('test/lib/green/examples-recordings.json', JUDGES);
afterAll(() => {
  stripped.remove();
  green.save();
});

const atHand = [nodeAtHand().id, python().id];

describe.each(allRuntimes().filter(({ id }) => !atHand.includes(id)))('$id $version', (runtime) => {
  for (const example of listExamples()) {
    const runnables = listRunnables(example).filter(({ language }) => language === runtime.language);
    if (runnables.length === 0) continue;
    const recording = readRecording(example, runtime.id);
    const name = `${runtime.id} ${example}`;
    const inputs = [
      runtime.version,
      JSON.stringify(recording),
      ...runnables.map(({ path }) => inputsHash(path)),
    ];
    if (green.has(name, inputs)) {
      test.skip(`${example}: as it was when it passed, FULL=1 repeats it`, () => undefined);
      continue;
    }

    describe(example, () => {
      const passed = new Set<string>();
      test.concurrent.each(runnables)('$part', { retry: 2 }, async (runnable) => {
        const mend = `npm run record -- --all ${example}`;
        const run = recording?.runs[runnable.part];
        if (recording === undefined || run === undefined)
          throw new Error(`not recorded on ${runtime.id}: ${mend}`);
        expect(run.inputs, `stale recording: ${mend}`).toBe(inputsHash(runnable.path));
        const seen = await runDemo(...stripped.like(run, runnable, runtime));
        if (!wasRecorded(run, seen, recording.runtime.version === runtime.version)) {
          const { share: _share, ...recorded } = run.outcomes[0]!;
          expect(seen, mend).toEqual(recorded);
        }
        passed.add(runnable.part);
      });
      afterAll(() => {
        if (passed.size === runnables.length) green.add(name, inputs);
        else green.drop(name);
      });
    });
  }
});
