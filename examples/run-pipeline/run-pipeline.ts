// https://tuberia-rota.example/examples/run-pipeline/run-pipeline.ts | SPDX-License-Identifier: 0BSD
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { setMaxListeners } from 'node:events';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** How one command of the pipeline ended. */
export interface Ended {
  /** Exit code; `null` when a signal ended it. */
  readonly code: number | null;
  /** Signal that ended it; `null` when it exited. */
  readonly signal: NodeJS.Signals | null;
  /** All that it printed on standard error, as UTF-8. */
  readonly stderr: string;
  /** The next command stopped reading first: its code and its complaint then mean nothing. */
  readonly readerLeft: boolean;
}

/** What the last command printed, and how each of them ended. */
export interface PipelineResult {
  readonly stdout: string;
  readonly commands: readonly Ended[];
}

/** Each of these says no more than that the reader has gone; ECANCELED is Deno's, for a write under way when it ended. */
const READER_LEFT = new Set([
  'EPIPE',
  'ECONNRESET',
  'ECANCELED',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
]);

/** How a pipeline may be ended. */
export interface PipelineOptions {
  /** Ends all commands and throws its reason; nothing else limits the wait. */
  readonly signal?: AbortSignal;
  /** What the commands are sent then, or when one of them cannot be started. Default: SIGTERM, which they may ignore. */
  readonly killSignal?: NodeJS.Signals;
  /** Milliseconds after which a command that is still there gets a SIGKILL, and its pipes are closed. Default: 5,000. */
  readonly forceKillAfterMs?: number;
  /** Most bytes of the last command's output, and of each one's standard error. Default: 64 MiB. */
  readonly maxBytes?: number;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/**
 * Runs commands joined by pipes, without a shell: `runPipeline([['seq', '9'], ['head', '-n', '1']])`.
 *
 * When a command stops reading, the one before it is stopped too; `.pipe()` would leave it waiting for ever.
 *
 * Sources: pipe(7); `stream.pipeline` in Node's manual, https://nodejs.org/api/stream.html#streampipelinesource-transforms-destination-options
 *
 * @param commands program and arguments of each; the first gets no input
 * @returns once every command has ended
 * @throws TypeError for a `killSignal` that the system does not have; the reason of `signal`, the error of `spawn`
 *   (ENOENT, EACCES, E2BIG, EMFILE), RangeError for too much output, ERR_STRING_TOO_LONG for more than a string can hold
 *   (512 MiB), and each error between two commands that does not mean "reader left"; every command has ended by then, but
 *   for one that runs as another user and may not be killed
 */
export async function runPipeline(
  commands: readonly (readonly [program: string, ...args: string[]])[],
  options: PipelineOptions = {},
): Promise<PipelineResult> {
  const { signal, killSignal = 'SIGTERM', forceKillAfterMs = 5_000, maxBytes = 64 * 2 ** 20 } = options;
  // Otherwise `kill` would throw it later, where nothing catches it.
  if (!(killSignal in constants.signals)) throw new TypeError(`unknown signal: ${killSignal}`);
  signal?.throwIfAborted();
  letManyListen(signal);
  const children: Child[] = [];
  const closed: Closing[] = [];
  const failure: { first?: Error } = {};
  let force: NodeJS.Timeout | undefined;
  const endAll = (): void => {
    // Once: programs take a second SIGINT or SIGTERM for "at once", and a refused one is told as an error, which calls this.
    if (force !== undefined) return;
    // Not `Math.max`: no number (NaN) means the default.
    const wait = forceKillAfterMs >= 0 ? Math.min(forceKillAfterMs, LONGEST_WAIT_MS) : 5_000;
    force = setTimeout(() => {
      for (const { forceEnd } of closed) forceEnd();
    }, wait);
    for (const child of children) child.kill(killSignal);
  };
  const fail = (error: unknown): void => {
    failure.first ??= error as Error;
    endAll();
  };
  try {
    for (const [program, ...args] of commands) {
      // Throws at once for arguments that are too long (E2BIG), when others run already.
      const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
      closed.push(endOf(child, fail));
      if (hasPipes(child)) children.push(child);
    }
  } catch (error) {
    fail(error);
  }
  signal?.addEventListener('abort', endAll);

  const complete = children.length === commands.length;
  const outputs = children.map((child) => bytesOf(child.stderr, maxBytes, fail));
  const readers = children.map(async (child, index) => {
    const next = children[index + 1];
    // Bun would tell of the pipe to a missing program before it tells that the program is missing.
    if (next?.pid === undefined || child.pid === undefined) return false;
    try {
      return await joined(child.stdout, next.stdin);
    } catch (error) {
      fail(error);
      return false;
    }
  });
  const last = complete ? children.at(-1) : undefined;
  const stdout = last === undefined ? [] : bytesOf(last.stdout, maxBytes, fail);
  children[0]?.stdin.end();

  const ends = await Promise.all(closed.map(({ end }) => end));
  clearTimeout(force);
  signal?.removeEventListener('abort', endAll);
  signal?.throwIfAborted();
  if (failure.first !== undefined) throw failure.first;
  const [stderr, left, printed] = await Promise.all([Promise.all(outputs), Promise.all(readers), stdout]);
  return {
    // Not in the listener of a stream: nothing would catch it when that is too much for a string.
    stdout: utf8(printed),
    commands: ends.map(([code, by], index) => ({
      code,
      signal: by,
      stderr: utf8(stderr[index] ?? []),
      readerLeft: left[index] === true,
    })),
  };
}

/** Beyond it a timer of Node.js fires at once. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** Without descriptors left (EMFILE), a child has no pipes. */
const hasPipes = (child: object): child is Child => 'stdin' in child && child.stdin != null;

interface Closing {
  /** Code and signal of a child, once it is closed; both `null` for one that could not be started. */
  readonly end: Promise<[number | null, NodeJS.Signals | null]>;
  /** Ends it for good; a child that may not be killed (it runs as another user) is left alone. */
  readonly forceEnd: () => void;
}

/** Waits for a child; `fail` is told when it could not be started. */
function endOf(child: ReturnType<typeof spawn>, fail: (error: Error) => void): Closing {
  let giveUp = (): void => {};
  const end = new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    giveUp = () => {
      resolve([child.exitCode, child.signalCode]);
    };
    child.on('close', (code, by) => {
      resolve([code, by]);
    });
    child.on('error', (error) => {
      fail(error);
      // A child that was never started has no `close` on every runtime.
      if (child.pid === undefined) resolve([null, null]);
    });
  });
  // Errors that matter are heard where two commands are joined; late ones must not end the program.
  const pipes = hasPipes(child) ? [child.stdin, child.stdout, child.stderr] : [];
  for (const pipe of pipes) pipe.on('error', () => {});
  const forceEnd = (): void => {
    const killed = child.kill('SIGKILL');
    // A grandchild may hold the pipes open.
    for (const pipe of pipes) pipe.destroy();
    if (killed) return;
    child.unref();
    giveUp();
  };
  return { end, forceEnd };
}

const utf8 = (chunks: readonly Buffer[]): string => Buffer.concat(chunks).toString('utf8');

/** All that a stream brings; `fail` is told if that is too much. */
function bytesOf(stream: Readable, maxBytes: number, fail: (error: Error) => void): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else fail(new RangeError(`a command printed more than ${String(maxBytes)} bytes`));
    });
    stream.on('close', () => {
      resolve(chunks);
    });
  });
}

/** Copies one into the other; true when the reader left before the end. */
async function joined(from: NodeJS.ReadableStream, to: NodeJS.WritableStream): Promise<boolean> {
  try {
    await pipeline(from, to);
    return false;
  } catch (error) {
    if (READER_LEFT.has((error as NodeJS.ErrnoException).code ?? '')) return true;
    throw error;
  }
}

/** Keeps Node.js 20 from warning of a leak when one signal serves hundreds of calls. */
function letManyListen(signal: AbortSignal | undefined): void {
  try {
    if (signal !== undefined) setMaxListeners(0, signal);
  } catch {
    // A signal that is not of Node.js itself, such as jsdom's: of that it does not warn.
  }
}
