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
 * @param input text (written as UTF-8) or bytes
 * @throws the error of `spawn` (ENOENT, EACCES), and every error of the input that does not mean "stopped reading"
 */
export async function runWithInput(
  program: string,
  args: readonly string[],
  input: string | Uint8Array,
): Promise<ChildResult> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  let inputError: NodeJS.ErrnoException | undefined;
  // The listener belongs on stdin: the child object never repeats this error.
  child.stdin.on('error', (error) => (inputError = error));
  child.stdin.end(input);

  const [[exitCode, signal], stdout] = await Promise.all([ended, text(child.stdout)]);
  if (inputError !== undefined && inputError.code !== 'EPIPE' && inputError.code !== 'ECONNRESET')
    throw inputError;
  return { exitCode, signal, stdout, inputError };
}
