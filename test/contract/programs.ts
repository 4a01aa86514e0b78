/** Programs of their own that use a module: for faults that would end the process of the tests, or starve it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { transformSync } from 'esbuild';
import { value } from './faults.ts';

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
  const start = `
    import { closeSync, openSync, writeSync } from 'node:fs';
    import * as own from ${JSON.stringify(moduleUrl(id))};
    const tell = (line) => writeSync(3, line + '\\n');
    const ending = (work) => work.then((result) => 'resolved ' + JSON.stringify(result), (error) => error.code ?? error.name);
    const takeAllDescriptors = () => {
      const taken = [];
      try { for (;;) taken.push(openSync('/dev/null', 'r')); } catch {}
      return taken;
    };
    process.on('uncaughtException', (error) => { tell('uncaught ' + (error.code ?? error.message)); process.exit(70); });
    ${code}`;
  const node = [process.execPath, '--input-type=module', '-e', start];
  const shell = spawn('sh', ['-c', pipeline, 'sh', ...node], {
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
  });
  try {
    const [told] = await value(
      Promise.all([text(shell.stdio[3] as NodeJS.ReadableStream), once(shell, 'close')]),
    );
    return told.trim().split('\n');
  } finally {
    shell.kill('SIGKILL');
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
