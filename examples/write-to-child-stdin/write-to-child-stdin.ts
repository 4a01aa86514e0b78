// https://tuberia-rota.example/examples/write-to-child-stdin/write-to-child-stdin.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** How a child ended, and whether it took its input. */
export interface ChildResult {
  /** Exit code; `null` when a signal ended the child. */
  readonly exitCode: number | null;
  /** Signal that ended the child; `null` when it exited. */
  readonly signal: NodeJS.Signals | null;
  /** All that the child printed on its standard output, as UTF-8. */
  readonly stdout: string;
  /** EPIPE or ECONNRESET, if the child stopped reading before the end of the input; `undefined` otherwise. */
  readonly inputError: NodeJS.ErrnoException | undefined;
}

/**
 * Runs a program, writes its whole standard input, and survives a child that does not read it.
 *
 * A child may end, or close its input, whenever it likes: `head` does so by design. Its exit code tells whether
 * that was a failure; the broken pipe alone does not.
 *
 * @param program name or path, looked up as `child_process.spawn` does
 * @param args its arguments
 * Sources: pipe(7), EPIPE; `subprocess.stdin` in Node's manual, https://nodejs.org/api/child_process.html#subprocessstdin
 *
 * @param input text (written as UTF-8) or bytes
 * @param options `signal` kills the child and throws its reason; without one, the wait has no limit
 * @throws the error of `spawn` (ENOENT, EACCES), and every error of the input that does not mean "stopped reading"
 */
export async function runWithInput(
  program: string,
  args: readonly string[],
  input: string | Uint8Array,
  options: { readonly signal?: AbortSignal } = {},
): Promise<ChildResult> {
  options.signal?.throwIfAborted();
  const child = spawn(program, args, { ...options, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  let inputError: NodeJS.ErrnoException | undefined;
  // The listener belongs on stdin: the child object never repeats this error.
  child.stdin.on('error', (error) => {
    inputError = error;
  });
  child.stdin.end(input);

  const results = Promise.all([ended, text(child.stdout)]);
  const [[exitCode, signal], stdout] = await results.catch((error: unknown) => {
    options.signal?.throwIfAborted();
    throw error;
  });
  if (inputError !== undefined && inputError.code !== 'EPIPE' && inputError.code !== 'ECONNRESET')
    throw inputError;
  return { exitCode, signal, stdout, inputError };
}
