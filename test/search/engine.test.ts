/** Ranking, on an index of a few pages: each rule makes one page come before another that is otherwise its equal. */
import { expect, test } from 'vitest';
import type { Diagnosis } from '../../src/diagnosis/diagnose.ts';
import { answer } from '../../src/search/answer.ts';
import { openEngine } from '../../src/search/engine.ts';
import type { IndexedPage } from '../../src/search/index-entry.ts';
import { readQuery } from '../../src/search/query.ts';

const page = (to: string, more: Partial<IndexedPage> = {}): IndexedPage => ({
  to,
  kind: 'explanation',
  position: 1,
  title: '',
  description: '',
  errors: '',
  sections: [],
  rest: '',
  twin: '',
  ...more,
});
const find = (text: string, ...pages: IndexedPage[]): string[] =>
  openEngine(pages)
    .find(readQuery(text))
    .map((found) => found.page.to);

test.each([
  ['title', 'description'],
  ['description', 'twin'],
  ['twin', 'rest'],
] as const)('a word of the %s counts more than one of the %s', (better, worse) => {
  const pages = [page('/a', { [worse]: 'heartbeat' }), page('/b', { [better]: 'heartbeat' })];
  expect(find('heartbeat', ...pages)[0]).toBe('/b');
  expect(find('heartbeat', ...pages.reverse())[0]).toBe('/b');
});

test('a heading counts more than the text below it', () => {
  const section = (heading: string, text: string) => ({ sections: [{ id: 'x', heading, text }] });
  expect(
    find('heartbeat', page('/a', section('uno', 'heartbeat')), page('/b', section('heartbeat', 'uno')))[0],
  ).toBe('/b');
});

test('a page that meets more of the query comes first, and one that meets little of it not at all', () => {
  const pages = [
    page('/one', { title: 'heartbeat' }),
    page('/two', { title: 'heartbeat channel' }),
    page('/all', { rest: 'heartbeat channel upload orphan' }),
  ];
  expect(find('heartbeat channel upload orphan', ...pages)).toEqual(['/all', '/two']);
});

test('an error is answered by its page, a situation by a recipe', () => {
  const pages = [
    page('/r', { kind: 'recipes', title: 'EPIPE server upload orphan heartbeat' }),
    page('/e', { kind: 'reference', title: 'EPIPE server upload orphan heartbeat' }),
  ];
  expect(find('Error: write EPIPE', ...pages)[0]).toBe('/e');
  expect(find('heartbeat orphan upload server broken', ...pages)[0]).toBe('/r');
});

test('of error pages that are equal the one that is asked for most comes first', () => {
  const error = (to: string, position: number) =>
    page(to, { kind: 'reference', title: 'heartbeat', position });
  expect(find('heartbeat', error('/a', 3), error('/b', 1))).toEqual(['/b', '/a']);
});

test('a table of everything, and a page of another runtime, come after', () => {
  expect(
    find(
      'heartbeat',
      page('/a', { kind: 'overview', title: 'heartbeat' }),
      page('/b', { title: 'heartbeat' }),
    )[0],
  ).toBe('/b');
  const python = page('/a', { title: 'heartbeat Python' });
  const node = page('/b', { title: 'heartbeat Express' });
  expect(find('heartbeat', python, node)[0]).toBe('/b');
  expect(find('heartbeat python', python, node)[0]).toBe('/a');
});

test('a page that prints the message as it stands comes first', () => {
  const pages = [
    page('/a', { errors: 'closed channel by peer' }),
    page('/b', { errors: 'Error: channel closed' }),
  ];
  expect(find('channel closed', ...pages)[0]).toBe('/b');
});

test('a word that is being typed stands for the words that begin with it', () => {
  const pages = [page('/a', { title: 'heartbeat' }), page('/b', { title: 'upload' })];
  expect(find('heartb', ...pages)).toEqual(['/a']);
  expect(find('haertbeat', ...pages)).toEqual(['/a']);
  expect(find('qwrtzx', ...pages)).toEqual([]);
});

const sure = (over: Partial<Diagnosis['causes'][number]>, text: string): Diagnosis =>
  ({
    verdict: 'known',
    causes: [
      {
        id: 'x',
        page: '/fix',
        error: '/error',
        certainty: 'certain',
        evidence: [{ start: 0, end: text.length }],
        ...over,
      },
    ],
    foreign: [],
  }) as unknown as Diagnosis;
const nothing = { verdict: 'nothing', causes: [], foreign: [] } as unknown as Diagnosis;
const site = openEngine([
  page('/fix', { title: 'remedio' }),
  page('/error', { title: 'error' }),
  page('/found', {
    title: 'epipe',
    description: 'nada',
    sections: [
      { id: 'uno', heading: 'uno', text: 'otra cosa' },
      { id: 'heartbeat', heading: 'heartbeat channel', text: 'cómo se hace un heartbeat' },
    ],
  }),
  ...Array.from({ length: 12 }, (_, n) => page(`/many-${n}`, { title: 'muchos' })),
]);
const TRACE = 'Error: write EPIPE\n    at f (node:net:1:2)';

test('of a paste the diagnosis comes first, and then what is found', () => {
  expect(answer(TRACE, site, () => sure({}, TRACE)).map(({ to }) => to)).toEqual([
    '/fix',
    '/error',
    '/found',
  ]);
});

test('where the cause is only possible, the page of the error comes before the fix', () => {
  const results = answer(TRACE, site, () => sure({ certainty: 'possible' }, TRACE));
  expect(results.map(({ to }) => to).slice(0, 2)).toEqual(['/error', '/fix']);
});

test('what the diagnosis does not know is only searched for', () => {
  expect(answer(TRACE, site, () => nothing).map(({ to }) => to)).toEqual(['/found']);
});

test('a question that names an error is no error: the diagnosis is not heard', () => {
  const question = 'heartbeat channel and why would anybody get epipe there';
  const few = sure({ evidence: [{ start: 0, end: 5, signal: 'x' }] } as never, question);
  expect(answer(question, site, () => few).map(({ to }) => to)).not.toContain('/fix');
});

test('a question leads to the section that answers, an error to the page', () => {
  expect(answer('heartbeat channel', site, () => nothing)[0]).toMatchObject({
    to: '/found#heartbeat',
    text: 'cómo se hace un heartbeat',
  });
  expect(answer('Error: write EPIPE heartbeat channel', site, () => nothing)[0]?.to).toBe('/found');
});

test('there are eight results at most', () => {
  expect(answer('muchos', site, () => nothing)).toHaveLength(8);
});
