/**
 * Runs demos and writes down what they did.
 *   npm run record                       every example, on the Node.js and the python3 at hand
 *   npm run record -- catch-epipe        one example
 *   npm run record -- catch-epipe/demo   one part of it; its others keep what they have
 *   npm run record -- --all              on every runtime (first: npm ci --prefix runtimes)
 *   npm run record -- --times 20         each demo 20 times (default 5), to see what varies
 *   npm run record -- --stale            only what was made from other files or on another version than there are now
 *   npm run record -- --confirm          once where that gives what is recorded, which is kept; as often as asked where not
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, relative } from 'node:path';
import { parseArgs } from 'node:util';
import {
  distribution,
  type Outcome,
  type Recording,
  type Run,
  wasRecorded,
} from '../src/examples/recording.ts';
import {
  inputsHash,
  listExamples,
  listRunnables,
  readRecording,
  recordingPath,
  type Runnable,
} from '../src/examples/files.build.ts';
import { RECORDED_WITHIN, runDemo, wasTooLong } from '../src/examples/run-demo.build.ts';
import {
  allRuntimes,
  nodeAtHand,
  platformName,
  python,
  type Runtime,
} from '../src/examples/runtimes.build.ts';
import { inPool } from '../src/lib/pool.ts';
import { askedExamples, askedTimes, type Asked } from './lib/asked.ts';
import { Mendable, start } from './lib/setup.mjs';
import { KnownRuns } from '../test/examples/known-runs.ts';

/** Number of times that a demo may be too slow before that is taken for its behaviour. */
const PATIENCE = 3;

/** Command that readers type to run a file; below 22.18, Node.js needs `tsx` to run TypeScript. */
function commandShown(runtime: Runtime, runnable: Runnable): string {
  const file = basename(runnable.path);
  if (runtime.id === 'python-3') return `python3 ${file}`;
  if (runtime.id === 'bun') return `bun ${file}`;
  if (runtime.id === 'deno') return `deno run --allow-all ${file}`;
  return runtime.command.length > 1 ? `npx tsx ${file}` : `node ${file}`;
}

/**
 * Runs a demo within the time that it may take.
 * @throws {Mendable} when it takes longer each time, and was not recorded so
 */
async function observe(runnable: Runnable, runtime: Runtime, before: Run | undefined): Promise<Outcome> {
  let outcome = await runDemo(runnable, runtime, RECORDED_WITHIN);
  for (let n = 1; n < PATIENCE && wasTooLong(outcome); n += 1)
    outcome = await runDemo(runnable, runtime, RECORDED_WITHIN);
  if (!wasTooLong(outcome) || before?.outcomes.some(({ exitCode }) => exitCode === 124) === true)
    return outcome;
  throw new Mendable(
    `${relative(process.cwd(), runnable.path)}: does not end within ${RECORDED_WITHIN / 1000} s on ${runtime.id}: ` +
      'end it whatever fails, or record on a quieter machine',
  );
}

/** Wishes for the recording of a demo, and the one that there is. */
interface Wanted {
  readonly times: number;
  readonly stale: boolean;
  readonly confirm: boolean;
  readonly before: Run | undefined;
  readonly sameVersion: boolean;
}

async function runOf(runnable: Runnable, runtime: Runtime, wanted: Wanted): Promise<Run> {
  const { times, before } = wanted;
  const command = commandShown(runtime, runnable);
  const inputs = inputsHash(runnable.path);
  if (wanted.stale && before?.inputs === inputs && wanted.sameVersion) return before;
  const first = await observe(runnable, runtime, before);
  if (wanted.confirm && before !== undefined && wasRecorded(before, first, wanted.sameVersion))
    return { ...before, command, inputs };
  const outcomes = [first];
  while (outcomes.length < times) outcomes.push(await observe(runnable, runtime, before));
  return { command, inputs, times, outcomes: distribution(outcomes) };
}

/** Records one example on one runtime. @returns the demos that were run */
async function record(
  { example, part: onlyPart }: Asked,
  runtime: Runtime,
  known: Recording | undefined,
  wanted: Pick<Wanted, 'times' | 'stale' | 'confirm'>,
): Promise<Runnable[]> {
  const ran: Runnable[] = [];
  const sameVersion = known?.runtime.version === runtime.version;
  const runs: Recording['runs'] = {};
  for (const runnable of listRunnables(example).filter(({ language }) => language === runtime.language)) {
    const kept = known?.runs[runnable.part];
    if (onlyPart !== undefined && onlyPart !== runnable.part) {
      if (kept !== undefined) runs[runnable.part] = kept;
      continue;
    }
    const run = await runOf(runnable, runtime, { ...wanted, before: kept, sameVersion });
    runs[runnable.part] = run;
    if (run === kept) continue;
    ran.push(runnable);
    const note = run.outcomes.length > 1 ? `  ${run.outcomes.length} different outcomes` : '';
    const kind = run.outcomes === kept?.outcomes ? 'as recorded' : `exit ${run.outcomes[0]?.exitCode}`;
    console.log(`${example} ${runnable.part} on ${runtime.id}: ${kind}${note}`);
  }
  if (Object.keys(runs).length === 0) return ran;
  const { name, version } = runtime;
  const recording: Recording = { example, runtime: { name, version }, platform: platformName(), runs };
  const path = recordingPath(example, runtime.id);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(recording, undefined, 2)}\n`);
  return ran;
}

/** Notes for the tests that these demos have just done what is now recorded. */
function notePassed(
  record: string,
  runtimes: readonly Runtime[],
  ran: ReadonlyMap<string, Runnable[]>,
): void {
  const known = new KnownRuns(record);
  const all = listExamples().flatMap((example) => listRunnables(example));
  for (const runtime of runtimes) known.recorded(runtime, all, ran.get(runtime.id) ?? []);
  known.save();
}

/** Recording so far; a whole example is recorded over whatever was there, be it broken. */
function before(example: string, runtime: Runtime, onlyPart: string | undefined): Recording | undefined {
  try {
    return readRecording(example, runtime.id);
  } catch (error) {
    if (onlyPart !== undefined) throw error;
    return undefined;
  }
}

start(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      stale: { type: 'boolean', default: false },
      confirm: { type: 'boolean', default: false },
      times: { type: 'string', default: '5' },
    },
  });
  const times = askedTimes(values.times);
  const asked = askedExamples(positionals);
  const runtimes = values.all ? allRuntimes() : [nodeAtHand(), python()];
  const pairs = asked.flatMap((one) =>
    runtimes.map((runtime) => ({ one, runtime, known: before(one.example, runtime, one.part) })),
  );
  // One for each core: a demo that waits for a core is slow.
  const unrecorded: string[] = [];
  const ran = new Map(runtimes.map(({ id }): [string, Runnable[]] => [id, []]));
  await inPool(pairs, availableParallelism(), ({ one, runtime, known }) =>
    record(one, runtime, known, { ...values, times }).then(
      (runnables) => ran.get(runtime.id)?.push(...runnables),
      (error: unknown) => {
        if (!(error instanceof Mendable)) throw error;
        unrecorded.push(error.message);
      },
    ),
  );
  const atHand = [nodeAtHand(), python()];
  notePassed('examples-recordings', atHand, ran);
  const others = runtimes.filter(({ id }) => !atHand.some((one) => one.id === id));
  if (values.all) notePassed('examples-recordings-runtimes', others, ran);
  if (unrecorded.length > 0) throw new Mendable(unrecorded.join('\n'));
});
