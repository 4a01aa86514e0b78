/**
 * For every example, in stages: it has a title; each of its files that can be run is recorded on the runtime at hand;
 * the recording is of these very files; and a fresh run gives what is recorded.
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
afterAll(() => stripped.remove());

describe('what is recorded', () => {
  const runnables = listExamples().flatMap((example) => listRunnables(example));

  test.concurrent.each(runnables)('$example $part ($language)', async (runnable) => {
    const { example, language } = runnable;
    const runtime = runtimes[language];
    const recording = readRecording(example, runtime.id);
    const run = recording?.runs[runnable.part];
    if (recording === undefined || run === undefined) {
      throw new Error(`${runnable.path} is not recorded on ${runtime.id}: npm run record -- ${example}`);
    }
    expect(run.inputs, `stale recording: npm run record -- ${example}`).toBe(inputsHash(runnable.path));
    expect(run.outcomes, 'the runtime at hand behaves at random').toHaveLength(1);
    const seen = await runDemo(...stripped.like(run, runnable, runtime));
    const sameVersion = recording.runtime.version === runtime.version;
    if (!wasRecorded(run, seen, sameVersion)) {
      const { share: _share, ...recorded } = run.outcomes[0]!;
      expect(seen).toEqual(recorded);
    }
  });
});
