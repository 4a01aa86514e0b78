/** The search on its query set: it must not get worse. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareFigures, measure, readFigures, SETS } from '../../bench/search/figures.ts';
import { questionSchema, readQueries } from '../../bench/search/queries.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { answer } from '../../src/search/answer.ts';
import { openEngine, type Engine } from '../../src/search/engine.ts';
import { readQuery } from '../../src/search/query.ts';
import { searchIndexOf } from '../../src/search/index.build.ts';

const queries = readQueries(process.cwd());
const questions = questionSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'questions.json'), 'utf8')),
);
const pathOf = (to: string): string => to.split('#')[0] ?? '';

test('the query set is large enough, half of it Spanish, and asks for pages that exist', () => {
  expect(queries.length).toBeGreaterThanOrEqual(120);
  const spanish = queries.filter(({ lang }) => lang === 'es').length / queries.length;
  expect(Math.abs(spanish - 0.5)).toBeLessThan(0.05);
  for (const page of [...queries, ...questions].flatMap(({ pages }) => pages)) {
    expect(existsSync(join('docs', `${page}.mdx`)), page).toBe(true);
  }
  expect(new Set(queries.map(({ q, lang }) => lang + q)).size).toBe(queries.length);
});

describe.each(['es', 'en'] as const)('%s', (locale) => {
  let engine: Engine;
  beforeAll(() => {
    engine = openEngine(searchIndexOf(process.cwd(), locale));
  });
  const search = (text: string) => answer(text, engine, diagnose).map(({ to }) => pathOf(to));

  // A better figure becomes the new limit.
  test('each set is answered as well as it was, no query worse', () => {
    const measured = measure(process.cwd(), locale);
    for (const set of SETS) {
      const { figure, notFirst } = measured[set];
      // Queries of the set `measure` are not to be looked at.
      const which = set === 'tune' || set === 'questions' ? `\nNot first:\n${notFirst.join('\n')}` : '';
      expect(
        compareFigures(`${locale} ${set}`, readFigures(process.cwd())[locale][set], figure),
        which,
      ).toEqual([]);
    }
  });

  test.each(['', '   ', 'qwrtzx plmokn', '<<<>>>', '\u0000\u001b[0m', '¿?', '….…', '%00%ff'])(
    '%j finds nothing',
    (text) => {
      expect(search(text)).toEqual([]);
    },
  );

  test('what is being typed has the page in sight from early on', () => {
    const word = 'err_stream_premature_close';
    for (let length = 'err_stream_pr'.length; length <= word.length; length += 1) {
      expect(search(word.slice(0, length))[0]).toBe('/reference/err-stream-premature-close');
    }
  });

  test('any text at all is answered, each page once and always the same', () => {
    const pieces = [
      'EPIPE', 'Error: ', '\n    at ', '(node:net:1:2)', '[Errno 32] ', '\u0000', '\ud800', '<b>', '😀', 'ñandú', '../core/',
      '\r\n', ' ', '((((', '\\', 'a'.repeat(99), '$&', '__proto__', 'constructor', '0x7ffe', '127.0.0.1:80', '—',
    ]; // prettier-ignore
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 300; round += 1) {
      const text = Array.from({ length: random(30) }, () => pieces[random(pieces.length)]).join('');
      const found = search(text);
      expect(new Set(found).size, JSON.stringify(text)).toBe(found.length);
      expect(search(text)).toEqual(found);
    }
  });

  test.each([
    ['one line', 'EPIPE '.repeat(200_000)],
    ['one word', 'a'.repeat(1_000_000)],
    ['lines', 'x\n'.repeat(500_000)],
    ['spaces', ' '.repeat(1_000_000)],
    ['frames', '    at f (node:net:1:2)\n'.repeat(40_000)],
    ['brackets', '('.repeat(1_000_000)],
    ['digits', '1'.repeat(1_000_000)],
    ['dots', 'a.'.repeat(500_000)],
    ['points', '.'.repeat(1_000_000)],
    ['a frame without an end', `    at ${'a'.repeat(1_000_000)}`],
    ['names', 'Connection'.repeat(100_000)],
    ['spaces before frames', `Error: write EPIPE${' '.repeat(1_000_000)}at f (node:net:1:2)`],
  ])('a megabyte of %s is answered', (_, text) => {
    expect(search(text).length).toBeLessThanOrEqual(8);
  });
});

test('a trace is told from a line and a question, even when its lines were joined', () => {
  const joined = 'Error: write EPIPE    at afterWriteDispatched (node:internal/stream_base_commons:160:15)';
  expect(readQuery(joined)).toMatchObject({ isTrace: true, isError: true });
  expect(readQuery('Error: write EPIPE')).toMatchObject({ isTrace: false, isError: true });
  expect(readQuery('how do I catch an EPIPE error')).toMatchObject({ isTrace: false, isError: false });
});

test('a query that is answered worse is noticed, and so is a better figure', () => {
  const recorded = { of: 50, first: 45, firstThree: 49 };
  expect(compareFigures('x', recorded, recorded)).toEqual([]);
  expect(compareFigures('x', recorded, { ...recorded, first: 44 })).toEqual([
    'x: first 44 of 50, it was 45: a query is answered worse',
  ]);
  expect(compareFigures('x', recorded, { ...recorded, first: 46 })).toEqual([]);
  expect(compareFigures('x', recorded, { ...recorded, first: 47 })).toEqual([
    'x: first 47 of 50, it was 45: make it the limit: npm run renew:search',
  ]);
  expect(compareFigures('x', recorded, { ...recorded, of: 51 })).toEqual([
    'x: has 51 queries, recorded 50: npm run renew:search',
  ]);
});
