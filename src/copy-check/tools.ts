/** The tools that the copied examples are verified with, by name and version. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeHash } from './results.ts';

/** Folder of the packages of Python, below the project's. */
export const PYTHON_PACKAGES = 'compilers/python';

/** Names, as pages show them, of the packages of `compilers/`, `runtimes/` and the project itself. */
const NAMES: readonly (readonly [name: string, folder: string, path: string])[] = [
  ['TypeScript 5.9', 'compilers', 'typescript-5.9'],
  ['TypeScript 6', 'compilers', 'typescript-6'],
  ['TypeScript 7', 'compilers', 'typescript-7'],
  ['@types/node 20', 'compilers', 'types-node-20'],
  ['@types/node 26', 'compilers', 'types-node-26'],
  ['ESLint', 'compilers', 'eslint'],
  ['typescript-eslint', 'compilers', 'typescript-eslint'],
  ['Biome', 'compilers', '@biomejs/biome'],
  ['Oxlint', 'compilers', 'oxlint'],
  ['Node.js 24', 'runtimes', 'node-24'],
  ['Bun', 'runtimes', 'bun'],
  ['Deno', 'runtimes', 'deno'],
  ['tsx', '.', 'tsx'],
  ['esbuild', '.', 'esbuild'],
];

/** The same for packages of Python. */
const PYTHON_NAMES: readonly (readonly [name: string, distribution: string])[] = [
  ['Ruff', 'ruff'],
  ['mypy', 'mypy'],
];

/** @param root the project's folder; the packages of Python need not be installed, since their list pins them */
export function toolsOf(root: string): Record<string, string> {
  const list = readFileSync(join(root, 'compilers/requirements.txt'), 'utf8');
  return Object.fromEntries([
    ...NAMES.map(([name, folder, path]) => {
      const manifest = readFileSync(join(root, folder, 'node_modules', path, 'package.json'), 'utf8');
      return [name, (JSON.parse(manifest) as { version: string }).version] as const;
    }),
    ...PYTHON_NAMES.map(([name, distribution]) => {
      const version = new RegExp(`^${distribution}==(\\S+)`, 'm').exec(list)?.[1];
      if (version === undefined) throw new Error(`compilers/requirements.txt has no ${distribution}`);
      return [name, version] as const;
    }),
  ]);
}

/** Inputs of a verification besides the examples and the tools that pages name. */
const METHOD = [
  'compilers/eslint.config.mjs',
  'compilers/package-lock.json',
  'compilers/requirements.txt',
  'runtimes/package-lock.json',
];

/**
 * One hash over the programs that verify and the lock files of their tools.
 * @param root the project's folder
 */
export function methodOf(root: string): string {
  const programs = readdirSync(join(root, 'src/copy-check')).map((name) => `src/copy-check/${name}`);
  return codeHash([...programs, ...METHOD].map((path) => [path, readFileSync(join(root, path))]));
}
