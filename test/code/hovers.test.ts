import { expect, test } from 'vitest';
import { spotsOf, step, type Hovers } from '../../src/code/hovers.ts';

const hovers: Hovers = {
  infos: [{ code: 'a' }, { code: 'b' }],
  at: [0, 4, 1, 0, 2, 2, 3, 1, 2, 9, 1, 0, 5, 2, 2, 1],
};

test('a file shown whole has all of its names', () => {
  expect(spotsOf(hovers, 0, 0, 6).map(({ line, column }) => [line, column])).toEqual([
    [0, 4],
    [2, 2],
    [2, 9],
    [5, 2],
  ]);
});

test('a region has its own lines and columns', () => {
  expect(spotsOf(hovers, 2, 2, 2)).toEqual([
    { line: 0, column: 0, length: 3, info: { code: 'b' } },
    { line: 0, column: 7, length: 1, info: { code: 'a' } },
  ]);
});

test.each([
  ['ArrowRight', 0, 1],
  ['ArrowRight', 3, 3],
  ['ArrowLeft', 1, 0],
  ['ArrowLeft', 0, 0],
  ['ArrowDown', 0, 1],
  ['ArrowDown', 2, 3],
  ['ArrowDown', 3, 3],
  ['ArrowUp', 3, 1],
  ['ArrowUp', 1, 0],
  ['ArrowUp', 0, 0],
  ['Home', 2, 0],
  ['End', 0, 3],
])('%s from name %i leads to name %i', (key, from, to) => {
  expect(step(spotsOf(hovers, 0, 0, 6), from, key)).toBe(to);
});

test('a region ends with its last line', () => {
  expect(spotsOf(hovers, 1, 0, 4).map(({ line }) => line)).toEqual([1, 1]);
  expect(spotsOf(hovers, 1, 0, 5).map(({ line }) => line)).toEqual([1, 1, 4]);
});

test('up and down lead to the nearest name of the next line that has any', () => {
  const columns: Hovers = { infos: [{ code: 'a' }], at: [0, 8, 1, 0, 3, 0, 1, 0, 3, 7, 1, 0, 3, 30, 1, 0] };
  const spots = spotsOf(columns, 0, 0, 9);
  expect(step(spots, 0, 'ArrowDown')).toBe(2);
  expect(step(spots, 3, 'ArrowUp')).toBe(0);
});
