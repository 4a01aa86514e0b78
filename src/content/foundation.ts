/** Hash of everything that any page may depend on besides its own text. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pagesOfExamples } from './pages-of-examples.ts';

/** Inputs of every page, below the project's folder. */
const FOLDERS = ['examples', 'src'];
const FILES = ['docusaurus.config.ts', 'sidebars.ts', 'package-lock.json', 'compilers/results.json'];
const VARIABLES = ['BASE_URL', 'SITE_URL', 'NODE_ENV'];

/**
 * @param root the project's folder
 * @returns 16 hexadecimal digits that change with what pages depend on besides their own text
 */
export function foundationOf(root: string): string {
  const hash = createHash('sha256');
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const file of [...files, ...FILES.map((name) => join(root, name))].sort()) {
    hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file));
  }
  // The matrix links to the pages that explain the examples.
  hash.update(JSON.stringify([...pagesOfExamples(root)]));
  hash.update(JSON.stringify(VARIABLES.map((name) => process.env[name] ?? '')));
  return hash.digest('hex').slice(0, 16);
}
