// https://tuberia-rota.example/examples/write-to-child-stdin/write-to-child-stdin.ts | SPDX-License-Identifier: 0BSD
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { setMaxListeners } from 'node:events';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';

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

/** How a child may be ended. */
export interface RunOptions {
  /** Ends the child and throws its reason; without one, the wait has no limit. */
  readonly signal?: AbortSignal;
  /** What the child is sent when the signal is aborted. Default: SIGTERM, which it may ignore. */
  readonly killSignal?: NodeJS.Signals;
  /** Milliseconds after which a child that is still there gets a SIGKILL, and its pipes are closed. Default: 5,000. */
  readonly forceKillAfterMs?: number;
  /** Most bytes of standard output; a child that prints more is ended. Default: 64 MiB. */
  readonly maxBytes?: number;
}

/**
 * Runs a program, writes its whole standard input, and survives a child that does not read it.
 *
 * A child may end, or close its input, whenever it likes: `head` does so by design. Its exit code tells whether
 * that was a failure; the broken pipe alone does not.
 *
 * Sources: pipe(7), EPIPE; `subprocess.stdin` in Node's manual, https://nodejs.org/api/child_process.html#subprocessstdin
 *
 * @param program name or path, looked up as `child_process.spawn` does
 * @param args its arguments
 * @param input text (written as UTF-8) or bytes
 * @returns once the child has ended and its output is closed
 * @throws TypeError for an input that is neither text nor bytes and for a `killSignal` that the system does not have; the
 *   reason of `signal`, the error of `spawn` (ENOENT, EACCES, E2BIG, EMFILE), RangeError for too much output,
 *   ERR_STRING_TOO_LONG for more than a string can hold (512 MiB), and every error of the input that does not mean
 *   "stopped reading"; the child has ended by then, unless it runs as another user and may not be killed
 */
export async function runWithInput(
  program: string,
  args: readonly string[],
  input: string | Uint8Array,
  options: RunOptions = {},
): Promise<ChildResult> {
  const { signal, killSignal = 'SIGTERM', forceKillAfterMs = 5_000, maxBytes = 64 * 2 ** 20 } = options;
  // `undefined` would be an empty input, and a signal that cannot be sent an error that nothing catches.
  if (typeof input !== 'string' && !ArrayBuffer.isView(input))
    throw new TypeError('the input is neither text nor bytes');
  if (!(killSignal in constants.signals)) throw new TypeError(`unknown signal: ${killSignal}`);
  signal?.throwIfAborted();
  letManyListen(signal);
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const failed: { first?: Error } = {};
  const fed: { wholly: boolean; error?: NodeJS.ErrnoException } = { wholly: false };
  let force: NodeJS.Timeout | undefined;
  let giveUp = (): void => {};
  const end = (): void => {
    // Once: programs take a second SIGINT or SIGTERM for "at once".
    if (force !== undefined) return;
    // Not `Math.max`: no number (NaN) means the default.
    const wait = forceKillAfterMs >= 0 ? Math.min(forceKillAfterMs, LONGEST_WAIT_MS) : 5_000;
    force = setTimeout(() => {
      const killed = child.kill('SIGKILL');
      // A grandchild may hold the pipes open.
      if (hasPipes(child)) for (const pipe of [child.stdin, child.stdout]) pipe.destroy();
      if (!killed) giveUp();
    }, wait);
    child.kill(killSignal);
  };
  const chunks: Buffer[] = [];
  const ended = new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    // A child that may not be killed, because it runs as another user, is left alone.
    giveUp = () => {
      child.unref();
      resolve([child.exitCode, child.signalCode]);
    };
    child.on('close', (code, by) => {
      resolve([code, by]);
    });
    child.on('error', (error) => {
      failed.first ??= error;
      // A child that was never started has no `close` on every runtime.
      if (child.pid === undefined) resolve([null, null]);
    });
  });
  if (hasPipes(child)) {
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else if (failed.first === undefined) {
        failed.first = new RangeError(`${program} printed more than ${String(maxBytes)} bytes`);
        end();
      }
    });
    // The listener belongs on stdin: the child object never repeats this error.
    child.stdin.on('error', (error) => (fed.error = error));
    child.stdout.on('error', (error) => (failed.first ??= error));
    // Node.js closes the input of a child that has ended, and then reports success for what was still being written.
    child.stdin.write(input, () => (fed.wholly = !child.stdin.destroyed));
    child.stdin.end();
  }
  signal?.addEventListener('abort', end);
  const [exitCode, by] = await ended;
  clearTimeout(force);
  signal?.removeEventListener('abort', end);
  signal?.throwIfAborted();
  if (failed.first !== undefined) throw failed.first;
  const inputError = fed.error ?? (fed.wholly ? undefined : brokenPipe());
  if (inputError !== undefined && !meansLeft(inputError)) throw inputError;
  return { exitCode, signal: by, stdout: Buffer.concat(chunks).toString('utf8'), inputError };
}

/** Beyond it a timer of Node.js fires at once. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** Without descriptors left (EMFILE), a child has neither. */
const hasPipes = (child: object): child is ChildProcessByStdio<Writable, Readable, null> =>
  'stdin' in child && child.stdin != null && 'stdout' in child && child.stdout != null;

const meansLeft = ({ code }: NodeJS.ErrnoException): boolean => code === 'EPIPE' || code === 'ECONNRESET';

/** Error of a write that nobody reads, as Node.js makes it. */
const brokenPipe = (): NodeJS.ErrnoException =>
  Object.assign(new Error('write EPIPE'), { errno: -constants.errno.EPIPE, code: 'EPIPE', syscall: 'write' });

/** Keeps Node.js 20 from warning of a leak when one signal serves hundreds of calls. */
function letManyListen(signal: AbortSignal | undefined): void {
  try {
    if (signal !== undefined) setMaxListeners(0, signal);
  } catch {
    // A signal that is not of Node.js itself, such as jsdom's: of that it does not warn.
  }
}
