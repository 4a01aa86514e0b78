/** `run_cli` with real pipes, sockets and a full disk. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const cwd = join(process.cwd(), 'examples/python-stdout');

/** Runs a shell command in the example's folder; `$PY` is python3 with `run_cli` imported. */
function shell(command: string): { status: number | null; stdout: string; stderr: string } {
  const { PYTHONUNBUFFERED: _, ...env } = process.env;
  return spawnSync('bash', ['-o', 'pipefail', '-c', command], { cwd, env, encoding: 'utf8' });
}

const program = (main: string, options = ''): string =>
  `python3 -B -c 'import sys\nfrom python_stdout import run_cli\ndef main():\n  ${main}\nsys.exit(run_cli(main${options}))'`;
const many = 'for n in range(20000): print("line", n)';

test('a reader that leaves: no complaint, and the exit code that was asked for', () => {
  expect(shell(`${program(many)} | head -n 1`)).toMatchObject({ status: 0, stdout: 'line 0\n', stderr: '' });
  expect(shell(`${program(many, ', when_reader_leaves=141')} | head -n 1`)).toMatchObject({ status: 141 });
});

test('a reader that stays gets everything', () => {
  expect(shell(`${program(many)} | wc -l`)).toMatchObject({ status: 0, stdout: '20000\n', stderr: '' });
});

test('a full disk is raised', () => {
  const { status, stderr } = shell(`${program(many)} > /dev/full`);
  expect(stderr).toContain('OSError: [Errno 28]');
  expect(status).not.toBe(0);
});

test("a broken pipe that is not standard output's is raised", () => {
  const main = 'import os; r, w = os.pipe(); os.close(r); os.write(w, b"x")';
  const { status, stderr } = shell(`${program(main)} | cat`);
  expect(stderr).toContain('BrokenPipeError: [Errno 32] Broken pipe');
  expect(status).toBe(1);
});

test('the exit code of sys.exit stays', () => {
  expect(shell(`(sleep 0.1; ${program('print(1); sys.exit(3)')}) | true`)).toMatchObject({
    status: 3,
    stderr: '',
  });
});
