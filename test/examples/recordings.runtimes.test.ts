/**
 * On every runtime but those at hand, a fresh run of each demo gives an outcome that is recorded there. An example is run
 * again when it, its recording or what runs it has changed, and each once in five days; `FULL=1` runs all.
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
import { KnownRuns } from './known-runs.ts';

const stripped = stripExamples();
const known = new KnownRuns('examples-recordings-runtimes');
afterAll(() => {
  stripped.remove();
  known.save();
});

const atHand = [nodeAtHand().id, python().id];
const runnables = listExamples().flatMap((example) => listRunnables(example));

describe.each(allRuntimes().filter(({ id }) => !atHand.includes(id)))('$id $version', (runtime) => {
  const unknown = known.unknown(runtime, runnables);
  if (unknown.length === 0) test.skip('all as they were when they passed, FULL=1 repeats them');

  test.concurrent.each(unknown)('$example $part', { retry: 2 }, async (runnable) => {
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
    known.passed(runtime, runnable);
  });
});
