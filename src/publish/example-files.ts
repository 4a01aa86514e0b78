/** Files of an example, as they are published. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileOf } from '../examples/files.build.ts';

/** Lists every file of an example, as paths below its folder. */
export function filesOf(example: string, folder: string): string[] {
  return readdirSync(join(folder, example), { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.includes('__pycache__') && statSync(join(folder, example, path)).isFile())
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** True for an example with a TypeScript module to copy. */
export const hasModule = (example: string, folder: string): boolean =>
  existsSync(join(folder, example, fileOf(example, 'module', 'typescript')));
