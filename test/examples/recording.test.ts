import { expect, test } from 'vitest';
import { distribution, wasRecorded, type Outcome, type Run } from '../../src/examples/recording.ts';

const outcome: Outcome = {
  stdout: 'a\n',
  stderr: 'at node:net:1:1',
  exitCode: 1,
  signal: null,
  errors: [
    { arrival: 'event', name: 'Error', message: 'write EPIPE', code: 'EPIPE', errno: -32, syscall: 'write' },
  ],
};
const run: Run = { command: 'node demo.ts', inputs: '0', times: 1, outcomes: [{ ...outcome, share: 1 }] };

test('an equal observation was recorded', () => {
  expect(wasRecorded(run, structuredClone(outcome), true)).toBe(true);
});

test.each([
  ['stdout', { stdout: 'b\n' }],
  ['exit code', { exitCode: 0 }],
  ['signal', { signal: 'SIGPIPE' }],
  ['error', { errors: [] }],
  ['arrival', { errors: [{ ...outcome.errors[0]!, arrival: 'callback' as const }] }],
  ['name', { errors: [{ ...outcome.errors[0]!, name: 'SystemError' }] }],
  ['message', { errors: [{ ...outcome.errors[0]!, message: 'EPIPE: broken pipe, write' }] }],
  ['code', { errors: [{ ...outcome.errors[0]!, code: 'ECONNRESET' }] }],
  ['errno', { errors: [{ ...outcome.errors[0]!, errno: -104 }] }],
  ['system call', { errors: [{ ...outcome.errors[0]!, syscall: 'read' }] }],
])('another %s was not', (_what, change) => {
  expect(wasRecorded(run, { ...outcome, ...change }, false)).toBe(false);
});

test('of a runtime that behaves at random each outcome was recorded', () => {
  const other = { ...outcome, exitCode: 0 };
  const random: Run = { ...run, times: 3, outcomes: [{ ...other, share: 2 }, ...run.outcomes] };
  expect(wasRecorded(random, outcome, true)).toBe(true);
  expect(wasRecorded(random, other, true)).toBe(true);
  expect(wasRecorded(random, { ...outcome, exitCode: 2 }, true)).toBe(false);
});

test('another patch release may move lines of a trace, and nothing else', () => {
  const moved = { ...outcome, stderr: 'at node:net:2:2' };
  expect(wasRecorded(run, moved, true)).toBe(false);
  expect(wasRecorded(run, moved, false)).toBe(true);
});

test('a distribution counts equal outcomes, most frequent first', () => {
  const other = { ...outcome, exitCode: 0 };
  expect(distribution([other, outcome, outcome]).map(({ share, exitCode }) => [share, exitCode])).toEqual([
    [2, 1],
    [1, 0],
  ]);
});
