import { expect, test } from 'vitest';
import { matches } from '../../src/embed/row-filter.ts';

const row = 'Salida estándar cerrada demo EPIPE, salida 1 ≠';

test.each([
  ['', false, true],
  ['epipe', false, true],
  ['ESTANDAR epipe', false, true],
  ['epipe econnreset', false, false],
  ['epipe', true, true],
  ['[(*', false, false],
])('%j, only differing: %s', (words, onlyDiffering, shown) => {
  expect(matches(row, words, onlyDiffering)).toBe(shown);
});

test('a row without a difference goes when only differences are wanted', () => {
  expect(matches('demo EPIPE', 'epipe', true)).toBe(false);
});
