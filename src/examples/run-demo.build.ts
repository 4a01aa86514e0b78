/** Runs one demo as a child process and observes it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { normalise } from './normalise.ts';
import { errorSchema, type Outcome, type RecordedError } from './recording.ts';
import { runProgram } from '../lib/spawn.mjs';
import type { Runnable } from './files.build.ts';
import type { Runtime } from './runtimes.build.ts';

/** A demo ends by itself; past this many times the time that it may take, it hangs and is killed. */
const HANGS_AFTER = 6;

/** Longest time of a demo when it is recorded, in milliseconds: on a machine with time to spare, two seconds are ample. */
export const RECORDED_WITHIN = 2000;

/** Longest time of a demo when it is tested, in milliseconds: the machine may be busy with something else. */
const TESTED_WITHIN = 10_000;

/** Message of `observe.ts` and `observe.py` when they end a demo that has run for too long. */
const TOO_LONG = 'demo did not end in time\n';

export const wasTooLong = (outcome: Outcome): boolean => outcome.stderr.includes(TOO_LONG);

/**
 * Runs a demo in its own folder, with nothing of this process's terminal.
 * @param within longest time that it may take before it ends itself, in milliseconds
 * @throws when it does not end by itself, naming its file
 */
export async function runDemo(
  runnable: Runnable,
  runtime: Runtime,
  within = TESTED_WITHIN,
): Promise<Outcome> {
  const folder = dirname(runnable.path);
  const scratch = await mkdtemp(join(tmpdir(), 'record-'));
  const recordTo = join(scratch, 'errors.jsonl');
  const [program, ...args] = runtime.command;
  try {
    const ended = await runProgram(program, [...args, basename(runnable.path)], {
      cwd: folder,
      env: demoEnvironment(recordTo, within),
      timeout: within * HANGS_AFTER,
    });
    if (ended.timedOut) {
      throw new Error(`${runnable.path}: did not end on ${runtime.id}: a handle stays open`);
    }
    return {
      exitCode: ended.code,
      signal: ended.signal,
      stdout: normalise(ended.stdout, folder),
      stderr: normalise(ended.stderr, folder),
      errors: await readErrors(recordTo, folder),
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Variables of a demo: none of this process's but those without which no program runs. */
const demoEnvironment = (recordTo: string, within: number): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  LANG: 'C.UTF-8',
  NO_COLOR: '1',
  PYTHONDONTWRITEBYTECODE: '1',
  DENO_NO_UPDATE_CHECK: '1',
  RECORD_TO: recordTo,
  DEMO_TIME_LIMIT: String(within),
});

async function readErrors(path: string, folder: string): Promise<RecordedError[]> {
  const lines = await readFile(path, 'utf8').catch(() => '');
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line) => errorSchema.parse(JSON.parse(line)))
    .map((error) => ({ ...error, message: normalise(error.message, folder) }));
}
