/** The record `compilers/results.json`, which `npm run test:copy` writes and compares with. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { closureOf, examplesFolder, listExamples } from '../examples/files.build.ts';
import { filesOf } from '../publish/example-files.ts';
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
  const own = filesOf(id, folder).filter((file) => /\.(?:ts|mjs)$/.test(file));
  const all = new Set(own.flatMap((file) => closureOf(join(folder, id, file))));
  if (all.size === 0) return undefined;
  return codeHash(
    [...all].map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path)] as const),
  );
}

/**
 * Reads the record.
 * @param root the project's folder
 * @returns what was recorded of each example that has code
 * @throws when nothing was, or when the code is no longer what was tried
 */
export function readResults(root: string): Results {
  const path = join(root, RESULTS);
  if (!existsSync(path)) throw new Error(`${RESULTS} is missing: ${mend()}`);
  const results = resultsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const folder = examplesFolder(root);
  for (const id of new Set([...Object.keys(results.examples), ...listExamples(folder)])) {
    const now = existsSync(join(folder, id)) ? inputsOf(id, folder) : undefined;
    if (results.examples[id]?.inputs !== now) {
      throw new Error(`${RESULTS} is stale, the files of ${id} have changed: ${mend(id)}`);
    }
  }
  return results;
}
