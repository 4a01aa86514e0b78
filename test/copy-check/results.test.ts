import { expect, test } from 'vitest';
import { codeHash, differences, kindOf, type Results } from '../../src/copy-check/results.ts';
import { needsEsm } from '../../src/copy-check/projects.ts';

const results: Results = {
  tools: { Bun: '1' },
  settings: ['node', 'esm typescript-7 types-26'],
  examples: { a: { inputs: '1', ran: ['demo'], failed: [] }, b: { inputs: '2', ran: [], failed: [] } },
};
const { a } = results.examples;

test('nothing differs from itself, nor a part from the whole', () => {
  expect(differences(results, results, true)).toEqual([]);
  expect(differences(results, { ...results, examples: { a: a! } }, false)).toEqual([]);
});

test('each thing that differs is named', () => {
  const seen = { ...results, tools: { Bun: '2' }, examples: { a: { ...a!, failed: ['node'] } } };
  expect(differences(results, seen, true).map((line) => line.split(':')[0])).toEqual(['Bun', 'a', 'b']);
});

test('the hash is of names and contents, in any order', () => {
  const hash = codeHash([
    ['a.ts', '1'],
    ['b.ts', '2'],
  ]);
  expect(codeHash(new Map([['b.ts', Buffer.from('2')]]).set('a.ts', Buffer.from('1')))).toBe(hash);
  expect(codeHash([['a.ts', '12']])).not.toBe(hash);
});

test('a project is of the kind that it is named after', () => {
  expect(results.settings.map(kindOf)).toEqual(['node', 'esm']);
});

test.each([
  ["const { x } = await import('node:fs');", true],
  ['const one =\n  await two();', true],
  ['for (const x of [1]) {\n  await x;\n}', true],
  ["new URL('./x.ts', import.meta.url);", true],
  ['async function f() {\n  await g();\n}', false],
  ['const x = 1;\nasync () => {\n  const y = await z();\n};', false],
])('whether a file can only be an ES module: %s', (text, expected) => {
  expect(needsEsm(text)).toBe(expected);
});
