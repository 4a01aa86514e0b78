import { expect, test } from 'vitest';
import { takePaste } from '../../../src/search/field/pasted.ts';

test('what a field can show is left to it', () => {
  expect(takePaste('Error: write EPIPE')).toBeUndefined();
  expect(takePaste('x'.repeat(300))).toBeUndefined();
});

test('several lines are kept as they are, and shown as one', () => {
  const text = 'Error: write EPIPE\n    at f (node:net:1:2)\r\n';
  expect(takePaste(text)).toEqual({ text, shown: 'Error: write EPIPE at f (node:net:1:2)' });
});

test('a long paste is shown in part, and read up to a million characters', () => {
  const taken = takePaste('x'.repeat(2_000_000));
  expect(taken?.shown).toHaveLength(300);
  expect(taken?.text).toHaveLength(1_000_000);
});

test.each(['\n', '\r', '\r\n'])('lines that %j ends are several', (end) => {
  const text = `one${end}two`;
  expect(takePaste(text)).toEqual({ text, shown: 'one two' });
});
