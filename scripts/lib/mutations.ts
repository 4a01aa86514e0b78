/** Mutations: faults put into a throw-away copy of the project, each of which a test must catch. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join, relative } from 'node:path';
import * as z from 'zod';
import { runProgram, runSync } from '../../src/lib/spawn.mjs';
import { CLAUSES, type ClauseId } from '../../test/contract/contract.ts';

const mutationSchema = z.strictObject({
  /** Name, unique: `<area>.<fault>`. */
  id: z.string().regex(/^[a-z][\w-]*(?:\.[\w-]+)+$/),
  file: z.string(),
  /** Text that stands in the file exactly once. */
  find: z.string().min(1),
  replace: z.string(),
  /** Test files or folders that must notice; `check` stands for `npm run check`. */
  tests: z.array(z.string()).min(1),
  /** The fault in words: what a reader would suffer; in both languages where a page shows it. */
  why: z.union([z.string().min(1), z.strictObject({ es: z.string().min(1), en: z.string().min(1) })]),
  /** Clause of the contract that the fault breaks: a check of this module and clause must notice. */
  clause: z.enum(Object.keys(CLAUSES) as ClauseId[]).optional(),
  /** True where the fault makes the code hang, so that only a time limit ends it. */
  hangs: z.boolean().optional(),
});
export type Mutation = z.infer<typeof mutationSchema>;

/** `check` among the tests of a mutation. */
const CHECK = 'check';
const COPIED_FOLDERS = ['runtimes/node_modules', 'compilers/node_modules', 'bench/search/node_modules'];

/**
 * Reads the mutations of all areas, one file each.
 * @param only an id, or the beginning of some up to a dot; all, if there is none
 * @throws for an id that is there twice
 */
export function readMutations(folder: string, only?: string): Mutation[] {
  const all = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => {
      const area = file.replace(/\.json$/, '');
      const named = z.array(mutationSchema).parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
      const strange = named.find(({ id }) => !id.startsWith(`${area}.`));
      if (strange !== undefined) throw new Error(`${file}: ${strange.id}: begin its id with "${area}."`);
      return named;
    });
  const twice = all.find(({ id }, n) => all.findIndex((other) => other.id === id) !== n);
  if (twice !== undefined) throw new Error(`${twice.id} is the id of two mutations: rename one`);
  return only === undefined ? all : all.filter(({ id }) => id === only || id.startsWith(`${only}.`));
}

/** Beginning of the names of the tests that must notice; undefined where any of its `tests` may. */
export function namedTests({ file, clause }: Mutation): string | undefined {
  return clause === undefined ? undefined : `${basename(file, extname(file))} ${CLAUSES[clause].en}: `;
}

/** Problem of a mutation that no longer fits its file; undefined if it fits. */
export function misfit(root: string, { id, file, find, replace, tests }: Mutation): string | undefined {
  const path = join(root, file);
  if (!existsSync(path)) return `${id}: there is no ${file}: name the file that the code has moved to`;
  const times = readFileSync(path, 'utf8').split(find).length - 1;
  if (times !== 1) {
    return `${id}: ${file} holds ${JSON.stringify(find)} ${times} times: write a text that it holds once`;
  }
  if (find === replace) return `${id}: changes nothing: write another "replace"`;
  const missing = tests.find((test) => test !== CHECK && !existsSync(join(root, test)));
  return missing === undefined ? undefined : `${id}: there is no ${missing}: name the tests that must notice`;
}

/**
 * Copies the project as it stands, changes included, with its history and installed packages. Caches are left out: what a
 * mutated module writes into one must not reach a build.
 * @returns the folder of the copy
 */
export function copyProject(root: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'mutations-'));
  const git = (...args: string[]): string[] => {
    const { failure, stdout } = runSync('git', args, { cwd: root });
    if (failure !== undefined) throw new Error(failure);
    return stdout.split('\0').filter(Boolean);
  };
  git('clone', '--quiet', '--shared', root, copy);
  for (const path of git('ls-files', '-z', '--modified', '--others', '--exclude-standard')) {
    if (existsSync(join(root, path))) cpSync(join(root, path), join(copy, path));
    else rmSync(join(copy, path), { force: true });
  }
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (/^\.(?:cache|vite)/.test(name)) continue;
    symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  }
  for (const folder of COPIED_FOLDERS) {
    if (existsSync(join(root, folder))) symlinkSync(join(root, folder), join(copy, folder));
  }
  return copy;
}

/** Outcome of a test run. */
export type Outcome =
  | { readonly kind: 'passed' | 'timed out'; readonly seconds: number }
  | { readonly kind: 'failed'; readonly seconds: number; readonly by: string };

/**
 * Puts a mutation into a copy, runs its tests, and takes it out again.
 * @param limit for the tests, in milliseconds
 */
export async function tryMutation(copy: string, mutation: Mutation, limit: number): Promise<Outcome> {
  const path = join(copy, mutation.file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    text.replace(mutation.find, () => mutation.replace),
  );
  try {
    const named = namedTests(mutation);
    return await runTests(copy, mutation.tests, limit, named === undefined ? [] : [named]);
  } finally {
    writeFileSync(path, text);
  }
}

/**
 * Runs tests in a copy until one fails.
 * @param named beginnings of the names of those that are run; all, if there is none
 */
export async function runTests(
  copy: string,
  tests: readonly string[],
  limit: number,
  named: readonly string[] = [],
): Promise<Outcome> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const files = tests.filter((test) => test !== CHECK);
  if (tests.includes(CHECK)) {
    const checked = await run(
      copy,
      [join('node_modules', 'tsx', 'dist', 'cli.mjs'), 'scripts/check.ts'],
      limit,
    );
    if (checked.timedOut) return { kind: 'timed out', seconds: seconds() };
    if (checked.code !== 0) {
      return { kind: 'failed', seconds: seconds(), by: `check: ${checked.output.split('\n')[0] ?? ''}` };
    }
  }
  if (files.length === 0) return { kind: 'passed', seconds: seconds() };
  const report = join(copy, 'node_modules', '.mutation-report.json');
  rmSync(report, { force: true });
  const vitest = [join('node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'unit', '--bail', '1'];
  const options = ['--maxWorkers', '1', '--reporter', 'json', '--outputFile', report];
  const filter = named.length === 0 ? [] : ['-t', `^(?:${named.join('|')})`];
  const ran = await run(copy, [...vitest, ...options, ...filter, ...files], limit);
  if (ran.timedOut) return { kind: 'timed out', seconds: seconds() };
  if (ran.code === 0) return { kind: 'passed', seconds: seconds() };
  return { kind: 'failed', seconds: seconds(), by: failedTest(copy, report) ?? ran.output.slice(0, 2_000) };
}

/** Tells if the tests have noticed a mutation: by a red check of the clause that it breaks, where it is of one. */
export function isCaught(mutation: Mutation, outcome: Outcome): boolean {
  if (outcome.kind !== 'failed') return outcome.kind === 'timed out' && mutation.hangs === true;
  const named = namedTests(mutation);
  return named === undefined || outcome.by.includes(`: ${named}`);
}

/** Runs Node.js in a copy, with a time limit that ends its children as well. */
async function run(
  cwd: string,
  args: readonly string[],
  limit: number,
): Promise<{ code: number | null; timedOut: boolean; output: string }> {
  const env = { ...process.env, CI: '1', NO_COLOR: '1' };
  const { code, timedOut, stdout, stderr } = await runProgram(process.execPath, args, {
    cwd,
    env,
    timeout: limit,
  });
  return { code, timedOut, output: stderr + stdout };
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** First test that failed, with its file; undefined if there is no report. */
function failedTest(copy: string, path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as Report;
  for (const { name, status, message, assertionResults } of testResults) {
    const failed = assertionResults.find((test) => test.status === 'failed');
    const file = relative(copy, name);
    if (failed !== undefined) return `${file}: ${failed.fullName}`;
    if (status === 'failed') return `${file}: ${message.split('\n')[0] ?? ''}`;
  }
  return undefined;
}
