/** Queries are read: the weight of each word, and whether it is an error, a trace or a question. */
import { expect, test } from 'vitest';
import { readQuery, unfolded } from '../../src/search/query.ts';
import { stemOf } from '../../src/search/words/stemmer.ts';

const weights = (text: string): Record<string, number> => Object.fromEntries(readQuery(text).words);

test('in a trace the message counts most, what stands beside it less, and a place least', () => {
  const trace = [
    'Listening on all ports',
    'Error: write EPIPE',
    '    at afterWriteDispatched (node:internal/stream_base_commons:160:15) upstream',
  ].join('\n');
  expect(weights(trace)).toMatchObject({ epipe: 1, write: 1, listen: 0.4, upstream: 0.15 });
});

test('a word counts as much as in the best line that holds it', () => {
  expect(weights('write and write again\nError: write EPIPE')).toMatchObject({ write: 1 });
});

test('names and paths of a place say nothing', () => {
  const words = weights('Error: write EPIPE\n    at onWriteComplete (/home/someone/secret/server.js:1:2)');
  expect(Object.keys(words)).not.toContain('secret');
  expect(Object.keys(words)).not.toContain('complet');
});

test('who pastes only places is told of the error that they report', () => {
  expect(weights('    at TCP.onStreamRead (node:internal/stream_base_commons:217:20)')).toMatchObject({
    econnreset: 1,
  });
  expect(weights('    at WriteWrap.onWriteComplete [as oncomplete] (x:94:16)')).toMatchObject({ epipe: 1 });
  expect(weights('Error: write EPIPE\n    at TCP.onStreamRead (x:217:20)')).not.toHaveProperty('econnreset');
});

test('the form of a text tells its runtime', () => {
  expect(weights('BrokenPipeError: [Errno 32] Broken pipe')).toMatchObject({ python: 0.8 });
  expect(weights('BrokenPipe: Broken pipe (os error 32)')).toMatchObject({ [stemOf('deno')]: 0.8 });
  expect(weights('Error: write EPIPE')).not.toHaveProperty('python');
});

test.each([
  ['Error: write EPIPE', true],
  ['write EPIPE', true],
  ['EPIPE', true],
  ['[Errno 32] Broken pipe', true],
  ['npm ERR! errno EPIPE', true],
  ['12:00:01 connection reset', true],
  ['how do I catch an EPIPE error', false],
  ['por qué sale broken pipe al escribir', false],
  ['', false],
])('%j is an error: %s', (text, isError) => {
  expect(readQuery(text).isError).toBe(isError);
});

test.each([
  ['writing to a closed socket', 'write EPIPE'],
  ['escribir en un socket cerrado', 'write EPIPE'],
  ['my script exited with code 141', 'exited with code 141'],
  ['writing to a closed socket in express', undefined],
])('%j describes %s', (text, described) => {
  expect(readQuery(text).described).toBe(described);
});

test('a phrase is the first line that reports an error, or a short text; of several lines without one, none', () => {
  expect(readQuery('starting\nError: write EPIPE').phrase).toEqual(['write', 'epipe']);
  expect(readQuery('connection reset').phrase).toEqual(['connection', 'reset']);
  expect(readQuery('one line\nanother line').phrase).toEqual([]);
  expect(readQuery(`Error: ${'palabra '.repeat(50)}`).phrase).toHaveLength(12);
});

test('of a long paste both ends are read', () => {
  const { words } = readQuery(`EPIPE\n${'x\n'.repeat(50_000)}ECONNRESET`);
  expect([...words.keys()]).toEqual(expect.arrayContaining(['epipe', 'econnreset']));
});

test('lines that a field has joined are parted again', () => {
  const lines = unfolded('Error: write EPIPE    at f (node:net:1:2)    at g (node:net:1:3)').split('\n');
  expect(lines.map((line) => line.trim()).filter(Boolean)).toEqual([
    'Error: write EPIPE',
    'at f (node:net:1:2)',
    'at g (node:net:1:3)',
  ]);
  expect(unfolded('look at this one').split('\n')).toHaveLength(1);
  expect(readQuery('one\ntwo').isPasted).toBe(true);
  expect(readQuery('one\n').isPasted).toBe(false);
});
