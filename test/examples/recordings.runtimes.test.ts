/**
 * On every runtime but those at hand, a fresh run of each demo gives an outcome that is recorded there.
 *
 * A runtime that behaves at random may show one that a finite recording has missed, so a run that differs is repeated:
 * what was recorded must still occur. `recordings.test.ts` covers the Node.js and the Python at hand, and allows no such
 * thing.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { wasRecorded } from '../../src/examples/recording.ts';
import { inputsHash, listExamples, listRunnables, readRecording } from '../../src/examples/files.build.ts';
import { runDemo } from '../../src/examples/run-demo.build.ts';
import { allRuntimes, nodeAtHand, python } from '../../src/examples/runtimes.build.ts';
import { stripExamples } from '../../src/examples/stripped.build.ts';

const stripped = stripExamples();
afterAll(() => stripped.remove());

const atHand = [nodeAtHand().id, python().id];

describe.each(allRuntimes().filter(({ id }) => !atHand.includes(id)))('$id $version', (runtime) => {
  const runnables = listExamples()
    .flatMap((example) => listRunnables(example))
    .filter(({ language }) => language === runtime.language);

  test.concurrent.each(runnables)('$example $part', { retry: 2 }, async (runnable) => {
    const mend = `npm run record -- --all ${runnable.example}`;
    const recording = readRecording(runnable.example, runtime.id);
    const run = recording?.runs[runnable.part];
    if (recording === undefined || run === undefined)
      throw new Error(`not recorded on ${runtime.id}: ${mend}`);
    expect(run.inputs, `stale recording: ${mend}`).toBe(inputsHash(runnable.path));
    const seen = await runDemo(...stripped.like(run, runnable, runtime));
    if (!wasRecorded(run, seen, recording.runtime.version === runtime.version)) {
      const { share: _share, ...recorded } = run.outcomes[0]!;
      expect(seen, mend).toEqual(recorded);
    }
  });
});
