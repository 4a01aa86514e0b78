// https://tuberia-rota.example/examples/run-pipeline/run-pipeline.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
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

/**
 * Runs commands joined by pipes, without a shell: `runPipeline([['seq', '9'], ['head', '-n', '1']])`.
 *
 * When a command stops reading, the one before it is stopped too; `.pipe()` would leave it waiting for ever.
 *
 * Sources: pipe(7); `stream.pipeline` in Node's manual, https://nodejs.org/api/stream.html#streampipelinesource-transforms-destination-options
 *
 * @param commands program and arguments of each; the first gets no input
 * @param options `signal` kills all of them and throws its reason; nothing else limits the wait
 * @throws the error of `spawn` (ENOENT, EACCES), and each error between two commands that does not mean "reader left"
 */
export async function runPipeline(
  commands: readonly (readonly [program: string, ...args: string[]])[],
  options: { readonly signal?: AbortSignal } = {},
): Promise<PipelineResult> {
  options.signal?.throwIfAborted();
  const children = commands.map(([program, ...args]) =>
    spawn(program, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] }),
  );
  const ends = children.map(async (child, index) => {
    const next = children[index + 1];
    const [[code, signal], stderr, readerLeft] = await Promise.all([
      once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>,
      text(child.stderr),
      next === undefined ? false : joined(child.stdout, next.stdin),
    ]);
    return { code, signal, stderr, readerLeft };
  });
  children[0]?.stdin.end();
  const last = children.at(-1);
  const results = Promise.all([Promise.all(ends), last ? text(last.stdout) : '']);
  const [ended, stdout] = await results.catch((error: unknown) => {
    options.signal?.throwIfAborted();
    throw error;
  });
  return { stdout, commands: ended };
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
