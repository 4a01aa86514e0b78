/** Programs of their own that use a module: for faults that would end the process of the tests, or starve it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { value } from './faults.ts';
import { commandOf } from './this-runtime.ts';

const EXAMPLES = new URL('../../examples/', import.meta.url);

/** Address of a module as JavaScript: a program that has to compile it would start ten times more slowly. */
function moduleUrl(id: string): string {
  const source = readFileSync(new URL(`${id}/${id}.ts`, EXAMPLES), 'utf8');
  const { code } = transformSync(source, { loader: 'ts', format: 'esm', target: 'es2023' });
  return `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
}

/**
 * Runs a program that has imported a module as `own`, and says lines by `tell`.
 * Its standard input stays open until it ends, unless the pipeline gives it another.
 * @param pipeline for `sh`, which runs the program as `"$@"`; what is echoed to descriptor 3 is told too
 * @returns what was told, in order
 */
export async function program(id: string, code: string, pipeline = '"$@"'): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'told-'));
  // A file that the program opens itself: not every runtime hands further descriptors to its children.
  const file = join(folder, 'told');
  const start = `
    import { closeSync, openSync, writeSync } from 'node:fs';
    import * as own from ${JSON.stringify(moduleUrl(id))};
    const told = openSync(${JSON.stringify(file)}, 'a');
    const tell = (line) => writeSync(told, line + '\\n');
    const ending = (work) => work.then((result) => 'resolved ' + JSON.stringify(result), (error) => error.code ?? error.name);
    const gc = globalThis.gc ?? (() => Bun.gc(true));
    const takeAllDescriptors = () => {
      const taken = [];
      try { for (;;) taken.push(openSync('/dev/null', 'r')); } catch {}
      return taken;
    };
    process.on('uncaughtException', (error) => { tell('uncaught ' + (error.code ?? error.message)); process.exit(70); });
    ${code}`;
  const shell = spawn(
    'sh',
    ['-c', `exec 3>>'${file}'; ulimit -t 20; ${pipeline}`, 'sh', ...commandOf(start)],
    {
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  );
  try {
    await value(once(shell, 'close'));
    return readFileSync(file, 'utf8').trim().split('\n');
  } finally {
    shell.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  }
}

/** Shell command that runs the program in a terminal, and closes that once something was printed there. */
export const IN_A_TERMINAL_THAT_CLOSES = `python3 -c '
import os, pty, sys
pid, terminal = pty.fork()
if pid == 0:
    os.dup2(int(os.environ["TOLD"]), 3)
    os.execvp(sys.argv[1], sys.argv[1:])
os.read(terminal, 100)
os.close(terminal)
os.waitpid(pid, 0)' "$@"`.replace('python3', 'TOLD=3 python3');

/** Tells if a process of this id is still there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
