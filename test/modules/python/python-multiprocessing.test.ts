/** `run_in_processes` and `ask` with real processes. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Runs a Python program. @returns what it prints, or the last line of its traceback */
function python(program: string): string {
  const imports = 'import os, sys, time, multiprocessing as mp\nfrom python_multiprocessing import *\n';
  const { stdout, stderr } = spawnSync('python3', ['-B', '-c', imports + program], {
    cwd: join(process.cwd(), 'examples/python-multiprocessing'),
    encoding: 'utf8',
    timeout: 20_000,
  });
  return (stdout || stderr.trimEnd().split('\n').at(-1) || '').trimEnd();
}

test('results come in order', () => {
  expect(python('print(run_in_processes(abs, [-1, 2, -3], workers=2))')).toBe('[1, 2, 3]');
});

test('an exception of the function is raised as it is', () => {
  expect(python('run_in_processes(int, ["a"], workers=1)')).toContain('ValueError: invalid literal');
  const broken = 'def f(_): raise BrokenPipeError("its own")\nrun_in_processes(f, [1], workers=1)';
  expect(python(broken)).toBe('BrokenPipeError: its own');
});

test('a worker that dies is named by its exit code or signal', () => {
  expect(python('run_in_processes(os._exit, [3], workers=1)')).toContain(
    'WorkerDied: a worker process ended with exit code 3',
  );
  expect(python('def f(_): os.abort()\nrun_in_processes(f, [1], workers=1)')).toContain('signal SIGABRT');
});

test('a worker that lives and closes its pipe is another error', () => {
  const program = `
def work(connection):
  connection.close()
  time.sleep(9)
ours, theirs = mp.Pipe(duplex=True)
worker = mp.Process(target=work, args=(theirs,), daemon=True)
worker.start()
theirs.close()
try: ask(worker, ours, 1)
except Exception as error: print(type(error).__name__)
worker.kill()`;
  expect(python(program)).toMatch(/^(EOFError|BrokenPipeError|ConnectionResetError)$/);
});
