/** Rules for the folders of `examples/`: titles, first lines, demos, and recordings that are whole and not stale. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type * as z from 'zod';
import {
  examplesFolder,
  inputsHash,
  listExamples,
  listRunnables,
  metadataSchema,
  type Runnable,
} from '../../examples/files.build.ts';
import { licenceLine } from '../../examples/licence-line.ts';
import { recordingSchema, type Recording } from '../../examples/recording.ts';
import { RUNTIME_IDS } from '../../examples/runtimes.build.ts';
import { parseJson } from './json-position.ts';

interface Read<T> {
  readonly value: T | undefined;
  readonly problems: readonly string[];
}

/** Reads a JSON file of a schema; each problem names file, line and mend. */
function readJson<T>(path: string, shown: string, schema: z.ZodType<T>, mend: string): Read<T> {
  const json = parseJson(path, readFileSync(path, 'utf8'));
  if ('reason' in json) {
    return { value: undefined, problems: [`${shown}:${json.line}: is no JSON (${json.reason}): ${mend}`] };
  }
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return { value: parsed.data, problems: [] };
  const problems = parsed.error.issues.map(
    ({ path: at, message }) =>
      `${shown}:${json.lineOf(at)}: ${at.map(String).join('.') || 'the file'}: ${message}: ${mend}`,
  );
  return { value: undefined, problems };
}

/** Checks that both titles are there and not empty. */
function checkTitles(root: string, id: string): readonly string[] {
  const shown = `examples/${id}/example.json`;
  const mend = 'write {"title": {"es": "…", "en": "…"}}';
  const path = join(root, shown);
  if (!existsSync(path)) return [`${shown}:1: is missing: ${mend}`];
  const { value, problems } = readJson(path, shown, metadataSchema, mend);
  if (value === undefined) return problems;
  return Object.entries(value.title)
    .filter(([, title]) => title.trim() === '')
    .map(([locale]) => `${shown}:1: title.${locale} is empty: ${mend}`);
}

/** Checks that every file of code begins with its address and its licence. */
function checkFirstLines(root: string, folder: string): string[] {
  return readdirSync(join(root, 'examples', folder))
    .filter((file) => /\.(?:ts|mjs|py)$/.test(file))
    .flatMap((file) => {
      const path = folder === '' ? file : `${folder}/${file}`;
      const wanted = licenceLine(path);
      const [first = ''] = readFileSync(join(root, 'examples', path), 'utf8').split('\n', 1);
      return first === wanted
        ? []
        : [`examples/${path}:1: does not begin with its licence: make its first line ${wanted}`];
    });
}

const command = (id: string, runtime: string): string =>
  /^(?:node-20|python-3)$/.test(runtime)
    ? `npm run record -- ${id}`
    : `npm ci --prefix runtimes, then npm run record -- --all ${id}`;

/** Reads an example's recordings, by runtime. */
function readRecordings(
  root: string,
  id: string,
): { recordings: Map<string, Recording>; problems: string[] } {
  const recordings = new Map<string, Recording>();
  const problems: string[] = [];
  const folder = join(root, 'examples', id, 'recordings');
  for (const file of existsSync(folder) ? readdirSync(folder).sort() : []) {
    const runtime = basename(file, '.json');
    const path = join(folder, file);
    const shown = relative(root, path);
    const read = readJson(path, shown, recordingSchema, command(id, runtime));
    problems.push(...read.problems);
    if (read.value !== undefined) recordings.set(runtime, read.value);
    else recordings.delete(runtime);
  }
  return { recordings, problems };
}

/** Checks that a runnable file has been recorded on every runtime of its language, and has not changed since. */
function checkRunnable(
  runnable: Runnable,
  root: string,
  recordings: ReadonlyMap<string, Recording>,
): string[] {
  const shown = relative(root, runnable.path);
  const runtimes = RUNTIME_IDS.filter((id) => (id === 'python-3') === (runnable.language === 'python'));
  const inputs = inputsHash(runnable.path, examplesFolder(root));
  const missing: string[] = [];
  const stale: string[] = [];
  for (const runtime of runtimes) {
    const run = recordings.get(runtime)?.runs[runnable.part];
    if (run === undefined) missing.push(runtime);
    else if (run.inputs !== inputs) stale.push(runtime);
  }
  const line = (ids: readonly string[], what: string): string[] =>
    ids.length === 0
      ? []
      : [
          `${shown}:1: ${what} on ${ids.join(', ')}: ${command(runnable.example, ids.length === 1 ? (ids[0] ?? '') : 'all')}`,
        ];
  return [
    ...line(missing, 'is not recorded'),
    ...line(stale, 'has changed, or a file that it imports, since it was recorded'),
  ];
}

/** Checks that a demo without its handler crashes, which shows that the module catches something. */
function checkCrashes(id: string, recordings: ReadonlyMap<string, Recording>): string[] {
  return [...recordings].flatMap(([runtime, { runs }]) =>
    Object.entries(runs)
      .filter(([part]) => part.startsWith('without-handler') && ['node-20', 'python-3'].includes(runtime))
      .filter(([, { outcomes }]) => outcomes[0]?.exitCode === 0)
      .map(
        ([part]) =>
          `examples/${id}/recordings/${runtime}.json:1: ${part} ends well: without its handler it has to crash`,
      ),
  );
}

/**
 * Checks every example.
 * @param root the project's folder
 * @returns one line for each problem: `file:line: what, and how to mend it`
 */
export function checkExamples(root: string): string[] {
  const folder = examplesFolder(root);
  const problems = checkFirstLines(root, '');
  for (const id of listExamples(folder)) {
    const runnables = listRunnables(id, folder);
    const { recordings, problems: broken } = readRecordings(root, id);
    problems.push(...checkTitles(root, id), ...checkFirstLines(root, id), ...broken);
    if (!runnables.some(({ part }) => part.startsWith('demo')))
      problems.push(`examples/${id}/demo.ts:1: is missing: write a demo that breaks the pipe`);
    // A recording that cannot be read is one problem, and checked no further.
    if (broken.length > 0) continue;
    for (const runnable of runnables) problems.push(...checkRunnable(runnable, root, recordings));
    problems.push(...checkCrashes(id, recordings));
  }
  return problems;
}
