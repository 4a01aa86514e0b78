/** Mutations that the copy check must detect, and the kinds of project that must detect each. */
import type { Kind } from './results.ts';
import type { Taken } from './fetch.ts';

const MODULE = 'catch-epipe/catch-epipe.ts';
const PYTHON_MODULE = 'catch-epipe/catch_epipe.py';
const IMPORT = "import { setMaxListeners } from 'node:events';";
const CODE = "telling.code !== 'EPIPE'";

export interface Mutation {
  readonly name: string;
  /** Path of what is spoilt, if it is not the TypeScript module. */
  readonly file?: string;
  readonly from: string;
  readonly to: string;
  readonly caughtBy: readonly Kind[];
}

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'a wrong import',
    from: IMPORT,
    to: "import { setMaxListeners } from 'node:event';",
    caughtBy: ['esm', 'bundler', 'commonjs', 'loose', 'every-flag', 'node', 'tsx', 'bun', 'deno'],
  },
  {
    name: 'an implicit any',
    from: 'isDead(stream: Writable)',
    to: 'isDead(stream)',
    caughtBy: ['esm', 'bundler', 'commonjs', 'every-flag'],
  },
  {
    name: 'a CommonJS-only construct',
    from: IMPORT,
    to: "const { setMaxListeners } = require('node:events') as typeof import('node:events');",
    caughtBy: ['eslint', 'node', 'compiled-esm'],
  },
  {
    name: 'an enum, which is not erasable',
    from: 'function isDead',
    to: 'enum Unused {\n  A,\n}\nvoid Unused.A;\nfunction isDead',
    caughtBy: ['every-flag', 'node'],
  },
  {
    name: 'an export without its type',
    from: 'function isDead',
    to: 'export const two = () => isDead(process.stdout);\nfunction isDead',
    caughtBy: ['every-flag'],
  },
  {
    name: 'another error than the one that was recorded',
    from: CODE,
    to: CODE.replace('EPIPE', 'ECONNRESET'),
    caughtBy: ['node', 'tsx', 'bun', 'deno', 'compiled-esm', 'compiled-commonjs', 'bundled'],
  },
  {
    name: 'a debugger statement',
    from: 'function isDead',
    to: 'debugger;\nfunction isDead',
    caughtBy: ['eslint', 'biome', 'oxlint', 'deno-lint'],
  },
  {
    name: 'an async function that awaits nothing',
    from: 'function isDead',
    to: 'export async function two(): Promise<number> {\n  return 2;\n}\nfunction isDead',
    caughtBy: ['eslint', 'deno-lint'],
  },
  {
    name: 'a number in a template, which the strict rules alone refuse',
    from: 'function isDead',
    to: 'export const textOf = (size: number): string => `${size}`;\nfunction isDead',
    caughtBy: ['eslint'],
  },
  {
    name: 'an unused import in Python',
    file: PYTHON_MODULE,
    from: 'import socket\n',
    to: 'import os\nimport socket\n',
    caughtBy: ['ruff'],
  },
  {
    name: 'a Python function without types',
    file: PYTHON_MODULE,
    from: '@dataclass',
    to: 'def two(number):\n    return number\n\n\n@dataclass',
    caughtBy: ['mypy'],
  },
];

/** @throws when the module no longer holds what a mutation replaces */
export function mutate({ index, files }: Taken, { name, file = MODULE, from, to }: Mutation): Taken {
  const text = String(files.get(file));
  if (!text.includes(from)) throw new Error(`${file} has no ${JSON.stringify(from)}: correct "${name}"`);
  return { index, files: new Map(files).set(file, Buffer.from(text.replace(from, to))) };
}
