/** `runWithInput` with real children. */
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
