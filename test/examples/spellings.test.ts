import { expect, test } from 'vitest';
import type { Run } from '../../src/examples/recording.ts';
import { spellingsOf } from '../../src/examples/spellings.ts';

const run = (stderr: string, ...errors: Run['outcomes'][number]['errors']): Run => ({
  command: 'node demo.ts',
  inputs: '',
  times: 1,
  outcomes: [{ stdout: 'said: write EPIPE\n', stderr, exitCode: 1, signal: null, errors, share: 1 }],
});
const epipe = {
  arrival: 'event',
  name: 'Error',
  message: 'write EPIPE',
  code: 'EPIPE',
  errno: -32,
  syscall: 'write',
} as const;
const reset = { ...epipe, message: 'read ECONNRESET', code: 'ECONNRESET' } as const;

test('a message as an object prints it, as the terminal prints it, and its fields', () => {
  const stderr = `events.js:1\n      throw er; // Unhandled 'error' event\n\nError: write EPIPE\n    at write EPIPE.js\n`;
  expect(spellingsOf([run(stderr, epipe)])).toEqual([
    'Error: write EPIPE',
    "throw er; // Unhandled 'error' event",
    "errno: -32, code: 'EPIPE', syscall: 'write'",
  ]);
});

test('each spelling once, in the order of the runs', () => {
  const bun = { ...epipe, message: 'EPIPE: broken pipe, write' };
  expect(
    spellingsOf([run('', epipe), run('', epipe), run('error: EPIPE: broken pipe, write\n', bun)]),
  ).toEqual([
    'Error: write EPIPE',
    'Error: EPIPE: broken pipe, write',
    'error: EPIPE: broken pipe, write',
    "errno: -32, code: 'EPIPE', syscall: 'write'",
  ]);
});

test('only the errors asked for', () => {
  expect(spellingsOf([run('', epipe, reset)], ['ECONNRESET'])).toContain('Error: read ECONNRESET');
  expect(spellingsOf([run('', epipe, reset)], ['ECONNRESET'])).not.toContain('Error: write EPIPE');
});

const python = {
  arrival: 'throw',
  name: 'BrokenPipeError',
  message: '[Errno 32] Broken pipe',
  errno: 32,
} as const;

test('an error of Python is asked for by its name, and prints no fields', () => {
  const stderr =
    'Traceback (most recent call last):\n  File "demo.py", line 1\nBrokenPipeError: [Errno 32] Broken pipe\n';
  expect(spellingsOf([run(stderr, python, { ...reset, arrival: 'event' })], ['BrokenPipeError'])).toEqual([
    'BrokenPipeError: [Errno 32] Broken pipe',
  ]);
});

test('an error without a message is spelled by its name', () => {
  expect(spellingsOf([run('', { arrival: 'event', name: 'AggregateError', message: '' })])).toEqual([
    'AggregateError',
  ]);
});
