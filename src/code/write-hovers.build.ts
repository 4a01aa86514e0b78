/**
 * Writes the hovers of every TypeScript file of the examples that a cache does not have.
 *   tsx src/code/write-hovers.build.ts examples node_modules/.cache/hovers
 */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { askAbout, hoversId, typescriptFiles } from './hovers.build.ts';

/**
 * @param folder the examples
 * @param cache a folder of files of hovers
 * @returns the names in it that hold today's examples, and the examples' files of which there is none yet
 */
export function missingHovers(folder: string, cache: string): { all: string[]; missing: string[] } {
  const files = typescriptFiles(folder).map((path) => ({ path, name: nameOf(path, folder) }));
  return {
    all: files.map(({ name }) => name),
    missing: files.filter(({ name }) => !existsSync(join(cache, name))).map(({ path }) => path),
  };
}

const nameOf = (path: string, folder: string): string => `${hoversId(path, folder)}.json`;

/** @throws what TypeScript finds wrong with an example, naming file and mend */
export function writeHovers(folder: string, cache: string): void {
  const { missing } = missingHovers(folder, cache);
  if (missing.length === 0) return;
  mkdirSync(cache, { recursive: true });
  const asker = askAbout(folder);
  for (const path of missing) {
    const target = join(cache, nameOf(path, folder));
    // In one piece, so that a build that is stopped leaves no half of a file behind.
    writeFileSync(`${target}.part`, JSON.stringify(asker.hoversOf(path)));
    renameSync(`${target}.part`, target);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder = '', cache = ''] = process.argv;
  try {
    writeHovers(folder, cache);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
