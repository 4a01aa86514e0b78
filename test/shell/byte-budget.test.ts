import { expect, test } from 'vitest';
import { excess, renewed, slack, type Fetched } from './byte-budget.ts';

const visit = (page: number, script: number): Fetched[] => [
  { file: '/', script: false, bytes: page },
  { file: '/a.js', script: true, bytes: script },
];

test('a limit made from visits is kept by the dearer one, and is not slack', () => {
  const visits = [visit(20_000, 5_000), visit(21_000, 4_000)];
  const limit = renewed(visits);
  expect(limit).toEqual({ total: 25_500, script: 5_100 });
  expect(visits.flatMap((files) => excess(files, limit))).toEqual([]);
  expect(slack(visits, limit)).toEqual([]);
});

test('a page that grows by more than a sentence is too dear, and its parts are named', () => {
  const [line = '', ...more] = excess(visit(20_000, 6_000), { total: 30_000, script: 5_100 });
  expect(more).toEqual([]);
  expect(line).toMatch(/^script: 6000 bytes of 5100.*\n20000 \/\n6000 \/a\.js$/);
});

test('a limit far above the cost is slack, and the command that renews it is named', () => {
  const lines = slack([visit(20_000, 5_000)], { total: 34_000, script: 5_100 });
  expect(lines).toEqual(['total: 25000 bytes, of 34000: make that the limit by npm run renew:bytes']);
});
