/**
 * Puts faults into a throw-away copy of the project, one at a time, and says which no test catches.
 *   npm run test:mutations                          all of test/mutations/
 *   npm run test:mutations -- --only search         an area, or one by its id
 */
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  copyProject,
  isCaught,
  misfit,
  namedTests,
  readMutations,
  runTests,
  tryMutation,
  type Mutation,
} from './lib/mutations.ts';

/** Milliseconds for the tests of one mutation: by far more than they take, since a limit that is met proves nothing. */
const LIMIT = 600_000;
/** Milliseconds for a mutation that makes its code hang. */
const HANG_LIMIT = 60_000;

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const root = process.cwd();
const mutations = readMutations(join(root, 'test', 'mutations'), values.only);
if (mutations.length === 0) throw new Error(`no mutation is called ${values.only}`);

const misfits = mutations
  .map((mutation) => misfit(root, mutation))
  .filter((problem) => problem !== undefined);
if (misfits.length > 0) {
  for (const problem of misfits) console.error(problem);
  console.error(
    `${misfits.length} of ${mutations.length} mutations no longer fit: mend them in test/mutations/`,
  );
  process.exit(1);
}

const copies = Array.from({ length: Math.min(availableParallelism(), 4, mutations.length) }, () =>
  copyProject(root),
);
process.on('exit', () => {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

await proveUnmutated();
const survivors: Mutation[] = [];
const left = [...mutations];
await Promise.all(copies.map((copy) => tryLeft(copy)));
report();

/** Fails unless the tests pass without any mutation: a red test would catch everything. */
async function proveUnmutated(): Promise<void> {
  const [copy = ''] = copies;
  const isWhole = (mutation: Mutation): boolean => namedTests(mutation) === undefined;
  for (const some of [mutations.filter(isWhole), mutations.filter((mutation) => !isWhole(mutation))]) {
    if (some.length === 0) continue;
    const named = some.map(namedTests).filter((name) => name !== undefined);
    const outcome = await runTests(copy, [...new Set(some.flatMap(({ tests }) => tests))], 6 * LIMIT, named);
    if (outcome.kind === 'passed') {
      console.log(`The tests pass without a mutation, in ${outcome.seconds.toFixed(0)} s.`);
      continue;
    }
    console.error(
      `Without any mutation the tests are red: ${outcome.kind === 'failed' ? outcome.by : outcome.kind}`,
    );
    process.exit(1);
  }
}

/** Tries what is left, in one copy. */
async function tryLeft(copy: string): Promise<void> {
  for (let mutation = left.shift(); mutation !== undefined; mutation = left.shift()) {
    const outcome = await tryMutation(copy, mutation, mutation.hangs === true ? HANG_LIMIT : LIMIT);
    const caught = isCaught(mutation, outcome);
    const by = outcome.kind === 'failed' ? outcome.by.split('\n')[0] : outcome.kind;
    const time = `${outcome.seconds.toFixed(1)} s`.padStart(8);
    console.log(
      `${caught ? 'caught  ' : 'SURVIVED'} ${time}  ${mutation.id.padEnd(38)} ${caught ? by : `${mutation.file} (${by})`}`,
    );
    if (!caught) survivors.push(mutation);
  }
}

function report(): void {
  console.log(`\n${mutations.length - survivors.length} of ${mutations.length} mutations caught`);
  for (const { id, file, find, replace, why } of survivors) {
    console.error(
      `\nSURVIVED ${id} (${file}): ${typeof why === 'string' ? why : why.en}\n- ${find}\n+ ${replace}`,
    );
  }
  if (survivors.length > 0) {
    console.error(
      '\nWrite a test that fails with each of them, in the folder of test/ that mirrors its file.',
    );
    process.exitCode = 1;
  }
}
