/** `runWithInput` with real children. */
import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect, test } from 'vitest';
import { runWithInput } from '../../../examples/write-to-child-stdin/write-to-child-stdin.ts';

const large = 'x'.repeat(2_000_000);

test('a child that reads everything', async () => {
  const result = await runWithInput('wc', ['-c'], large);
  expect(result).toMatchObject({ exitCode: 0, signal: null, inputError: undefined });
  expect(result.stdout.trim()).toBe('2000000');
});

test('a child that reads nothing: its exit code is kept, the broken pipe is told', async () => {
  expect(await runWithInput('false', [], large)).toMatchObject({
    exitCode: 1,
    inputError: { code: 'EPIPE', errno: -32, syscall: 'write' },
  });
});

test('a child that a signal ends', async () => {
  expect(await runWithInput('sh', ['-c', 'kill -TERM $$'], 'x')).toMatchObject({
    exitCode: null,
    signal: 'SIGTERM',
  });
});

test('a program that does not exist is another error, and is thrown', async () => {
  await expect(runWithInput('/no/such/program', [], 'x')).rejects.toMatchObject({ code: 'ENOENT' });
});

test('an error of the input that is no broken pipe is thrown', async () => {
  const full = Object.assign(new Error('i/o error'), { code: 'EIO' });
  const spoil = (message: unknown): void => {
    const { process: child } = message as { process: ChildProcess };
    setImmediate(() => child.stdin?.destroy(full));
  };
  subscribe('child_process', spoil);
  try {
    await expect(runWithInput('cat', [], large)).rejects.toBe(full);
  } finally {
    unsubscribe('child_process', spoil);
  }
});
