/** `endWhenReaderLeaves` in real programs, whose standard output is really broken. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const MODULE = '../../../examples/end-when-reader-leaves/end-when-reader-leaves.ts';

/** Runs a program that has imported the module; `pipeline` is the shell's, with "$@" as the program. */
async function run(code: string, pipeline: string): Promise<{ status: string; stderr: string }> {
  const imports = `import { endWhenReaderLeaves } from ${JSON.stringify(new URL(MODULE, import.meta.url).href)};`;
  const node = [process.execPath, '--import', 'tsx', '--input-type=module', '-e', imports + code];
  const shell = spawn('sh', ['-c', pipeline, 'sh', ...node], { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const [status, stderr] = await Promise.all([
    text(shell.stdio[3] as NodeJS.ReadableStream),
    text(shell.stderr as NodeJS.ReadableStream),
    once(shell, 'close'),
  ]);
  return { status: status.trim(), stderr };
}

const forever = `setInterval(() => process.stdout.write('x'.repeat(10_000)), 1);`;
const piped = '{ "$@"; echo $? >&3; } | true';

test('ends with 0, quietly', async () => {
  expect(await run(`endWhenReaderLeaves(); ${forever}`, piped)).toEqual({ status: '0', stderr: '' });
});

test('the status: the one asked for, else the one already set', async () => {
  const [asked, set] = await Promise.all([
    run(`endWhenReaderLeaves({ exitCode: 141, cleanUp: () => console.error('clean') }); ${forever}`, piped),
    run(`endWhenReaderLeaves(); process.exitCode = 3; ${forever}`, piped),
  ]);
  expect(asked).toEqual({ status: '141', stderr: 'clean\n' });
  expect(set).toEqual({ status: '3', stderr: '' });
});

test('another error of standard output passes through', async () => {
  const full = '"$@" >/dev/full; echo $? >&3';
  const { status, stderr } = await run(`endWhenReaderLeaves(); process.stdout.write('x');`, full);
  expect(status).toBe('1');
  expect(stderr).toContain('ENOSPC');
});

test('a broken pipe of something else passes through', async () => {
  const code = `import { spawn } from 'node:child_process';
    endWhenReaderLeaves();
    spawn('true', { stdio: ['pipe', 'ignore', 'ignore'] }).stdin.write('x'.repeat(1_000_000));`;
  const { status, stderr } = await run(code, '"$@" >/dev/null; echo $? >&3');
  expect(status).toBe('1');
  expect(stderr).toContain('write EPIPE');
});

test('what it returns takes the listener away', async () => {
  const { status } = await run(`endWhenReaderLeaves()(); ${forever}`, piped);
  expect(status).toBe('1');
});
