/** `runPipeline` with real children. */
import { expect, test } from 'vitest';
import { runPipeline } from '../../../examples/run-pipeline/run-pipeline.ts';

test('all that is written arrives', async () => {
  const { stdout, commands } = await runPipeline([['seq', '100000'], ['cat'], ['wc', '-l']]);
  expect(stdout.trim()).toBe('100000');
  expect(commands.map(({ code, readerLeft }) => [code, readerLeft])).toEqual([
    [0, false],
    [0, false],
    [0, false],
  ]);
});

test('a reader that leaves stops the endless command before it', async () => {
  const { stdout, commands } = await runPipeline([['yes'], ['head', '-n', '1']]);
  expect(stdout).toBe('y\n');
  expect(commands).toMatchObject([{ readerLeft: true }, { code: 0, readerLeft: false }]);
});

test('a command that fails keeps its code and its complaint', async () => {
  const { commands } = await runPipeline([['sh', '-c', 'echo no >&2; exit 3'], ['cat']]);
  expect(commands).toMatchObject([
    { code: 3, stderr: 'no\n', readerLeft: false },
    { code: 0, readerLeft: false },
  ]);
});

test('a program that does not exist is another error, and is thrown', async () => {
  await expect(runPipeline([['seq', '9'], ['/no/such/program']])).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a signal ends all of them', async () => {
  const running = runPipeline([['yes'], ['sleep', '60']], { signal: AbortSignal.timeout(100) });
  await expect(running).rejects.toMatchObject({ name: 'TimeoutError' });
});
