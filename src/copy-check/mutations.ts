/** Mutations that the copy check must detect, and the kinds of project that must detect each. */
import type { Kind } from './results.ts';
import type { Taken } from './fetch.ts';

const MODULE = 'catch-epipe/catch-epipe.ts';
const IMPORT = "import { setMaxListeners } from 'node:events';";
const CODE = "telling.code !== 'EPIPE'";

export interface Mutation {
  readonly name: string;
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
    caughtBy: ['eslint', 'biome', 'oxlint'],
  },
];

/** @throws when the module no longer holds what a mutation replaces */
export function mutate({ index, files }: Taken, { name, from, to }: Mutation): Taken {
  const text = String(files.get(MODULE));
  if (!text.includes(from)) throw new Error(`${MODULE} has no ${JSON.stringify(from)}: correct "${name}"`);
  return { index, files: new Map(files).set(MODULE, Buffer.from(text.replace(from, to))) };
}
