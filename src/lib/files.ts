/** The files of a built site. */
import { readdirSync } from 'node:fs';
import { sep } from 'node:path';

/**
 * @param folder of the built site
 * @param name what the wanted files' paths look like, with `/` between folders
 * @returns their paths below the folder, in an order that is always the same
 */
export function filesOf(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}${sep}${entry.name}`.slice(folder.length).split(sep).join('/'))
    .map((path) => path.replace(/^\//, ''))
    .filter((path) => name.test(path))
    .sort();
}
