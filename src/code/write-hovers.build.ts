/**
 * Writes the hovers of every TypeScript file of the examples that the cache does not have.
 *   tsx src/code/write-hovers.build.ts examples .
 */
import { fileURLToPath } from 'node:url';
import { cachedFile, isCached } from '../lib/cache.ts';
import { askAbout, hoversId, typescriptFiles } from './hovers.build.ts';

/** Folder of the hovers in the cache. */
export const HOVERS = 'hovers';

/** File of the hovers of one example's file; its name holds the hash of what they depend on. */
const nameOf = (path: string, folder: string): string => `${hoversId(path, folder)}.json`;

/**
 * @param folder the examples
 * @param root the project's folder, which has the cache
 * @returns the names of the files that hold today's hovers, and the examples' files of which there is none yet
 */
export function missingHovers(folder: string, root: string): { all: string[]; missing: string[] } {
  const files = typescriptFiles(folder).map((path) => ({ path, name: nameOf(path, folder) }));
  return {
    all: files.map(({ name }) => name),
    missing: files.filter(({ name }) => !isCached(root, `${HOVERS}/${name}`)).map(({ path }) => path),
  };
}

/** @throws what TypeScript finds wrong with an example, naming file and mend */
export function writeHovers(folder: string, root: string): void {
  const { missing } = missingHovers(folder, root);
  if (missing.length === 0) return;
  const asker = askAbout(folder);
  for (const path of missing) {
    cachedFile(root, `${HOVERS}/${nameOf(path, folder)}`, () => JSON.stringify(asker.hoversOf(path)));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder = '', root = ''] = process.argv;
  try {
    writeHovers(folder, root);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
