// https://tuberia-rota.example/examples/end-when-reader-leaves/end-when-reader-leaves.ts | SPDX-License-Identifier: 0BSD
/** What to do as the program ends. */
export interface EndOptions {
  /** Exit status; by default `process.exitCode` if it was set, and otherwise 0: the reader got what it wanted. */
  readonly exitCode?: number;
  /** Called first, to release what must not be left behind. It has to be synchronous: the program ends as it returns. */
  readonly cleanUp?: () => void;
}

/**
 * Ends a command-line program quietly once whoever reads its standard output has left, as `head`, `grep -q` and
 * `less` do. Call it before the first line is printed.
 *
 * For programs whose only purpose is their output. A service that merely logs there must not end: it wants a listener
 * that does nothing.
 *
 * Handles EPIPE of `process.stdout`, EIO if it is a terminal that was closed, and ECONNRESET if it is a socket; any other
 * error of it ends the program as if nobody listened, and broken pipes of sockets and children are not looked at. Bun and Deno tell nothing of a failed `console.log`:
 * there, print with `process.stdout.write`.
 *
 * Sources: pipe(7), EPIPE; "A note on process I/O" in Node's manual, https://nodejs.org/api/process.html#a-note-on-process-io
 *
 * @returns a function that takes the listener away
 */
export function endWhenReaderLeaves(options: EndOptions = {}): () => void {
  const onError = (error: NodeJS.ErrnoException): void => {
    if (!meansReaderLeft(error)) throw error;
    // Node.js tells of every write that failed: what cleans up is called once, also when it throws.
    process.stdout.off('error', onError);
    process.stdout.on('error', () => {});
    options.cleanUp?.();
    // Not left to `exitCode` alone: a program without a reader would go on working for nobody.
    process.exit(options.exitCode ?? process.exitCode ?? 0);
  };
  process.stdout.on('error', onError);
  return () => {
    process.stdout.off('error', onError);
  };
}

const meansReaderLeft = ({ code }: NodeJS.ErrnoException): boolean =>
  code === 'EPIPE' || code === 'ECONNRESET' || (code === 'EIO' && process.stdout.isTTY);
