/** Worth of a page to a query, beyond the words that it holds. */
import { expect, test } from 'vitest';
import type { IndexedPage } from '../../src/search/index-entry.ts';
import { readQuery } from '../../src/search/query.ts';
import { rankedPage, worthOf } from '../../src/search/ranking.ts';

const page = (changed: Partial<IndexedPage>): IndexedPage => ({
  to: '/recipes/any',
  kind: 'recipes',
  position: 1,
  title: 'Any page',
  description: '',
  errors: '',
  sections: [],
  rest: '',
  twin: '',
  ...changed,
});

/** Worth of a page on which every word of the query was met. */
function worth(changed: Partial<IndexedPage>, text: string): number {
  const query = readQuery(text);
  const asked = [...query.words].map(([word, counts]) => ({ meant: [word], weight: counts, counts }));
  return worthOf(rankedPage(page(changed)), 1, new Set(query.words.keys()), query, asked);
}

test('a title that holds the query as it stands is worth more than one with its words elsewhere', () => {
  const asked = 'client leaves early';
  const title = worth({ title: 'When a client leaves early' }, asked);
  expect(title).toBeGreaterThan(worth({ title: 'When early a client leaves' }, asked) * 1.4);
});

test('a page that prints the message word for word is worth more than one that prints its words', () => {
  const message = 'socket has been ended by the other party';
  const printed = worth({ errors: 'Error: This socket has been ended by the other party' }, message);
  expect(printed).toBeGreaterThan(worth({ errors: 'party ended by other socket' }, message) * 1.2);
});

test('a page about another runtime is worth less to a query that names none', () => {
  expect(worth({ title: 'A broken pipe in Python' }, 'broken pipe')).toBeLessThan(
    worth({ title: 'A broken pipe in a program' }, 'broken pipe'),
  );
});
