import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  codeHash,
  differences,
  kindOf,
  KINDS,
  knownExamples,
  languageOf,
  type Results,
} from '../../src/copy-check/results.ts';
import { mutate, MUTATIONS } from '../../src/copy-check/mutations.ts';
import { COMPILES, needsEsm } from '../../src/copy-check/projects.ts';

const results: Results = {
  tools: { Bun: '1' },
  method: 'm',
  settings: ['node', 'esm typescript-7 types-26'],
  examples: {
    a: { inputs: '1', languages: ['typescript'], ran: ['demo'], failed: [] },
    b: { inputs: '2', languages: ['python'], ran: [], failed: [] },
  },
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

test('an example is known while its code, the tools and the method are those of the record', () => {
  const inputs = new Map([
    ['a', '1'],
    ['b', 'changed'],
    ['c', 'new'],
  ]);
  expect(knownExamples(results, results, inputs)).toEqual(['a']);
  expect(knownExamples(results, { ...results, tools: { Bun: '2' } }, inputs)).toEqual([]);
  expect(knownExamples(results, { ...results, method: 'n' }, inputs)).toEqual([]);
  const failed = { ...results, examples: { a: { ...a!, failed: ['node'] } } };
  expect(knownExamples(failed, results, inputs)).toEqual([]);
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

test('two linters judge the modules in Python, and every other kind those in TypeScript', () => {
  expect(KINDS.filter((kind) => languageOf(kind) === 'python')).toEqual(['ruff', 'mypy']);
});

test('a project that is no longer tried is named', () => {
  const { settings } = results;
  expect(differences(results, { ...results, settings: settings.slice(1) }, true)).toHaveLength(1);
});

test('one project has every flag that makes the compiler stricter, and one has none', () => {
  const optionsOf = (kind: string) => COMPILES.find((project) => project.kind === kind)?.options;
  expect(optionsOf('every-flag')).toMatchObject({
    strict: true,
    exactOptionalPropertyTypes: true,
    noFallthroughCasesInSwitch: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noPropertyAccessFromIndexSignature: true,
    noUncheckedIndexedAccess: true,
    noUncheckedSideEffectImports: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    allowUnreachableCode: false,
    allowUnusedLabels: false,
    isolatedDeclarations: true,
    erasableSyntaxOnly: true,
    verbatimModuleSyntax: true,
  });
  expect(optionsOf('loose')).toMatchObject({ strict: false });
  expect(COMPILES.filter(({ type }) => type === undefined).map(({ kind }) => kind)).toEqual(['commonjs']);
});

test('a module is spoilt in each way, and one that no longer holds what is replaced is named', () => {
  for (const mutation of MUTATIONS) {
    const path = mutation.file ?? 'catch-epipe/catch-epipe.ts';
    const text = readFileSync(`examples/${path}`, 'utf8');
    const taken = (content: string) => ({
      index: {} as never,
      files: new Map([[path, Buffer.from(content)]]),
    });
    expect(String(mutate(taken(text), mutation).files.get(path)), mutation.name).not.toBe(text);
    expect(() => mutate(taken('export {};'), mutation)).toThrow(`correct "${mutation.name}"`);
  }
});

test.each(KINDS)('a module is spoilt in a way that %s must notice', (kind) => {
  expect(MUTATIONS.some(({ caughtBy }) => caughtBy.includes(kind))).toBe(true);
});
