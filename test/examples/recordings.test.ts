/**
 * For every example, in stages: it has a title; each of its files that can be run is recorded on the runtime at hand;
 * the recording is of these very files; and a fresh run gives what is recorded. An example is run again when it, its
 * recording, what runs it, the runtime or the kernel has changed, and each once in five days; `FULL=1` runs all.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { wasRecorded } from '../../src/examples/recording.ts';
import {
  inputsHash,
  listExamples,
  listRunnables,
  readMetadata,
  readRecording,
} from '../../src/examples/files.build.ts';
import { runDemo } from '../../src/examples/run-demo.build.ts';
import { nodeAtHand, python } from '../../src/examples/runtimes.build.ts';
import { stripExamples } from '../../src/examples/stripped.build.ts';
import { KnownRuns } from './known-runs.ts';

const runtimes = { typescript: nodeAtHand(), python: python() };

describe.each(listExamples())('%s', (example) => {
  test('has a title in both languages', () => {
    const { title } = readMetadata(example);
    expect(title.es).not.toBe('');
    expect(title.en).not.toBe('');
  });

  const runnables = listRunnables(example);

  test('has a demo', () => {
    expect(runnables.map(({ part }) => part)).toContainEqual(expect.stringMatching(/^demo/));
  });

  test('crashes where nobody handles the error', () => {
    for (const { part, language } of runnables.filter(({ part }) => part.startsWith('without-handler'))) {
      const outcome = readRecording(example, runtimes[language].id)?.runs[part]?.outcomes[0];
      expect(outcome?.exitCode).not.toBe(0);
      expect(outcome?.errors.at(-1)?.arrival).toMatch(/^uncaught|^unhandled/);
    }
  });
});

const stripped = stripExamples();
const known = new KnownRuns('examples-recordings');
afterAll(() => {
  stripped.remove();
  known.save();
});

describe('what is recorded', () => {
  const runnables = listExamples().flatMap((example) => listRunnables(example));

  test.each(runnables)('$example $part ($language) is of the files as they are', (runnable) => {
    const { example, language, part, path } = runnable;
    const run = readRecording(example, runtimes[language].id)?.runs[part];
    if (run === undefined)
      throw new Error(`${path} is not recorded on ${runtimes[language].id}: npm run record -- ${example}`);
    expect(run.inputs, `stale recording: npm run record -- ${example}`).toBe(inputsHash(path));
    expect(run.outcomes, 'the runtime at hand behaves at random').toHaveLength(1);
  });

  const unknown = Object.values(runtimes).flatMap((runtime) => known.unknown(runtime, runnables));
  if (unknown.length === 0) test.skip('all as they were when they passed, FULL=1 repeats them');

  test.concurrent.each(unknown)('$example $part ($language) is what a run gives', async (runnable) => {
    const runtime = runtimes[runnable.language];
    const recording = readRecording(runnable.example, runtime.id);
    const run = recording?.runs[runnable.part];
    if (recording === undefined || run === undefined) throw new Error('not recorded');
    const seen = await runDemo(...stripped.like(run, runnable, runtime));
    if (!wasRecorded(run, seen, recording.runtime.version === runtime.version)) {
      const { share: _share, ...recorded } = run.outcomes[0]!;
      expect(seen).toEqual(recorded);
    }
    known.passed(runtime, runnable);
  });
});
