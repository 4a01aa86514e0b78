/**
 * Runs the contract of a module without Vitest, on any runtime, and prints one JSON object a line for each check.
 *   bun test/contract/run.ts run-pipeline
 *   deno run -A test/contract/run.ts run-pipeline 'the next pipeline runs after each failure'
 */
import { readdirSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { applies, CannotRunHere, CLAUSES, type ClauseId, type Contract } from './contract.ts';

/** Longest time for one check in milliseconds: a limit on what hangs, not on what is slow. */
const AT_MOST_MS = 30_000;

/** Result of one check. */
export interface Ran {
  readonly clause: ClauseId;
  readonly name: string;
  /** Failure, or `null` if the check is green. */
  readonly error: string | null;
  /** Reason for which the harness, not the module, cannot run the check on this runtime. */
  readonly cannotRun?: CannotRunHere['said'];
}

const textOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

/** Runs one check; an error that nothing catches meanwhile fails it, as it would end a program. */
async function run(check: () => Promise<void>): Promise<Pick<Ran, 'error' | 'cannotRun'>> {
  let reject: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_, fail) => (reject = fail));
  const uncaught = (error: unknown): void => reject(new Error('not caught by anything', { cause: error }));
  const limit = setTimeout(() => reject(new Error(`did not end within ${AT_MOST_MS / 1000} s`)), AT_MOST_MS);
  process.on('uncaughtException', uncaught).on('unhandledRejection', uncaught);
  try {
    await Promise.race([check(), failed]);
    return { error: null };
  } catch (error) {
    return error instanceof CannotRunHere ? { error: null, cannotRun: error.said } : { error: textOf(error) };
  } finally {
    clearTimeout(limit);
    process.off('uncaughtException', uncaught).off('unhandledRejection', uncaught);
  }
}

const [module, ...only] = process.argv.slice(2);
const folder = join(import.meta.dirname, 'modules');
const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
  (path) => basename(path) === `${module}.ts`,
);
if (file === undefined) throw new Error(`"${module}" has no contract`);
const { default: contract } = (await import(pathToFileURL(join(folder, file)).href)) as { default: Contract };
for (const clause of Object.keys(CLAUSES) as ClauseId[]) {
  const answer = contract[clause];
  if (!applies(answer)) continue;
  for (const [name, check] of Object.entries(answer)) {
    if (only.length > 0 && !only.includes(name)) continue;
    const ran: Ran = { clause, name, ...(await run(check)) };
    writeSync(1, `${JSON.stringify(ran)}\n`);
  }
}
// What a check has left must not keep the process: it has failed already.
process.exit(0);
