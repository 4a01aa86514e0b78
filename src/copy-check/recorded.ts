/** The record `compilers/results.json`, which `npm run test:copy` writes and compares with. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { closureOf, examplesFolder, fileOf, listExamples } from '../examples/files.build.ts';
import { filesOf } from '../publish/example-files.ts';
import { issueOf } from '../lib/issue.ts';
import { Mendable } from '../lib/mendable.mjs';
import { codeHash, resultsSchema, type Results } from './results.ts';

/** Path of the record below the project's folder. */
export const RESULTS = 'compilers/results.json';

/**
 * Command that records anew.
 * @param id of an example; without it, of all of them
 */
export const mend = (id = ''): string => `run \`npm run test:copy -- --record${id && ` ${id}`}\``;

/** Hash of all the code of an example, with what it needs; undefined where there is none to compile. */
function inputsOf(id: string, folder: string): string | undefined {
  const pythonModule = fileOf(id, 'module', 'python');
  const own = filesOf(id, folder).filter((file) => /\.(?:ts|mjs)$/.test(file) || file === pythonModule);
  const all = new Set(own.flatMap((file) => closureOf(join(folder, id, file))));
  if (all.size === 0) return undefined;
  return codeHash(
    [...all].map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path)] as const),
  );
}

/**
 * Reads the record as it is.
 * @param root the project's folder
 * @returns undefined if there is none
 * @throws {Mendable} when it cannot be read
 */
export function readRecord(root: string): Results | undefined {
  const path = join(root, RESULTS);
  if (!existsSync(path)) return undefined;
  const restore = `restore it with \`git checkout ${RESULTS}\`, or remove it and ${mend()}`;
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Mendable(`${RESULTS}: is no JSON (${(error as Error).message}): ${restore}`);
  }
  const parsed = resultsSchema.safeParse(json);
  if (!parsed.success)
    throw new Mendable(`${RESULTS}: is of another form (${issueOf(parsed.error)}): ${restore}`);
  return parsed.data;
}

/**
 * Reads the record for the pages that show it.
 * @param root the project's folder
 * @returns what was recorded of each example that has code
 * @throws when nothing was, or when the code is no longer what was tried
 */
export function readResults(root: string): Results {
  const results = readRecord(root);
  if (results === undefined) throw new Error(`${RESULTS} is missing: ${mend()}`);
  const folder = examplesFolder(root);
  for (const id of new Set([...Object.keys(results.examples), ...listExamples(folder)])) {
    const now = existsSync(join(folder, id)) ? inputsOf(id, folder) : undefined;
    if (results.examples[id]?.inputs !== now) {
      throw new Error(`${RESULTS} is stale, the files of ${id} have changed: ${mend(id)}`);
    }
  }
  return results;
}
