import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { isInstalled, mustRun, runProgram, runSync } from '../../src/lib/spawn.mjs';

const node = (code: string): [string, string[]] => [process.execPath, ['-e', code]];

test('captures what a program writes, and how it ends', async () => {
  const ended = await runProgram(...node(`console.log('out'); console.error('err'); process.exit(3)`));
  expect(ended).toMatchObject({ code: 3, signal: null, stdout: 'out\n', stderr: 'err\n', timedOut: false });
});

test('captures all of a long output, with every character whole', async () => {
  const ended = await runProgram(...node(`process.stdout.write('é'.repeat(300_000))`));
  expect(ended.stdout).toBe('é'.repeat(300_000));
});

test('runs in the folder and with the variables that are asked for', async () => {
  const options = { cwd: realpathSync(tmpdir()), env: { ONLY: 'this' } };
  const code = `console.log(process.cwd(), process.env.ONLY, process.env.HOME)`;
  const expected = `${options.cwd} this undefined\n`;
  expect((await runProgram(...node(code), options)).stdout).toBe(expected);
  expect(runSync(...node(code), options).stdout).toBe(expected);
});

test('a failure names the command, its end and what it said', async () => {
  await expect(mustRun(...node(`console.error('no disk'); process.exit(3)`))).rejects.toThrow(
    /node -e ".*: ended with exit code 3\nno disk$/s,
  );
  await expect(mustRun('no-such-program', ['a b'])).rejects.toThrow(
    /^no-such-program "a b": could not be started: .*ENOENT/,
  );
  await expect(mustRun(...node(`process.kill(process.pid, 'SIGKILL')`))).rejects.toThrow(
    /ended with SIGKILL/,
  );
});

test('past its time limit a program is killed with all that it has started', async () => {
  // The grandchild holds the pipe open: as long as it lives, the output does not end.
  const forever = `setInterval(() => {}, 1000)`;
  const starts = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(forever)}], { stdio: 'inherit' }); ${forever}`;
  const ended = await runProgram(...node(starts), { timeout: 500 });
  expect(ended).toMatchObject({ timedOut: true, signal: 'SIGKILL' });
  await expect(mustRun(...node(forever), { timeout: 100 })).rejects.toThrow(
    /was killed after its time limit/,
  );
});

test('the same while this process waits', () => {
  expect(runSync(...node(`console.log('out')`))).toMatchObject({
    code: 0,
    stdout: 'out\n',
    failure: undefined,
  });
  expect(runSync(...node(`console.error('no disk'); process.exit(3)`)).failure).toMatch(
    /exit code 3\nno disk$/,
  );
  expect(runSync('no-such-program', []).failure).toMatch(/could not be started/);
  expect(isInstalled(process.execPath)).toBe(true);
  // Whatever it answers.
  expect(isInstalled(process.execPath, ['--no-such-option'])).toBe(true);
  expect(isInstalled('no-such-program')).toBe(false);
});

test('what a program leaves behind ends with it where that is asked for, and holds its output no longer', async () => {
  const { stdout } = await runProgram(
    'sh',
    ['-c', 'sh -c "trap \'\' TERM; echo $$; exec sleep 60" & exit 0'],
    {
      endsChildren: true,
    },
  );
  expect(stdout).toMatch(/^(?:\d+\n)?$/);
});
