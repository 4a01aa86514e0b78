/** Parts of `npm run stress`: its count of outcomes, and its shares. */
import { expect, test } from 'vitest';
import { shareOf } from '../../scripts/lib/asked.ts';
import { counted } from '../../scripts/lib/counted.ts';

test('each differing outcome is told once, with its count, the most frequent first', () => {
  expect(counted(['a', 'b', 'b', 'c', 'b', 'c'])).toEqual(['  3 × b', '  2 × c', '  1 × a']);
  expect(counted([])).toEqual([]);
});

test('shares of a list are the whole list, each once', () => {
  const list = [...Array(20).keys()];
  const shares = ['1/6', '2/6', '3/6', '4/6', '5/6', '6/6'].map((share) => shareOf(list, share));
  expect(shares.flat().sort((a, b) => a - b)).toEqual(list);
  for (const share of ['0/6', '7/6', '1', '1/0', 'a/b', '-1/2'])
    expect(() => shareOf(list, share)).toThrow(`"${share}" is no share: --share 2/6`);
});
