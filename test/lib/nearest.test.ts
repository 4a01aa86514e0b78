import { expect, test } from 'vitest';
import { editDistance, nearest } from '../../src/lib/nearest.ts';

test.each([
  ['', '', 0],
  ['epipe', 'epipe', 0],
  ['epipe', 'epip', 1],
  ['epip', 'epipe', 1],
  ['epipe', 'epide', 1],
  // Two letters that changed places are one mistake.
  ['epipe', 'eppie', 1],
  ['socket', 'sokcte', 2],
  ['abc', 'xyz', 3],
  // Beyond the most that is asked for it does not matter by how much.
  ['econnreset', 'abc', 4],
  ['abcdef', 'uvwxyz', 4],
])('from %s to %s: %i', (a, b, distance) => {
  expect(editDistance(a, b, 3)).toBe(distance);
});

test('the nearest name is found in whatever case, the first of several', () => {
  const known = ['Source', 'Output', 'Fields', 'Fact'];
  expect(nearest('sauce', known)).toBe('Source');
  expect(nearest('FACTS', known)).toBe('Fact');
  expect(nearest('field', known)).toBe('Fields');
  expect(nearest('FACT', ['FAXT', 'Fact'])).toBe('Fact');
  expect(nearest('b', ['a', 'c'])).toBe('a');
});
