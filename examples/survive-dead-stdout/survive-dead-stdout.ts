// https://tuberia-rota.example/examples/survive-dead-stdout/survive-dead-stdout.ts | SPDX-License-Identifier: 0BSD
/** Which of the two outputs has lost its reader. */
export type Output = 'stdout' | 'stderr';

/**
 * Lets a service live on after whoever read its standard output or standard error has gone: the terminal, the parent,
 * the log collector. Call it as the service starts.
 *
 * For programs that merely log there. A command-line tool, whose only purpose is its output, must end instead.
 *
 * Handles EPIPE, EIO of a terminal that was closed, and ECONNRESET of an output that is a socket. Any other error of the two streams ends the process as if
 * nobody listened, and errors of other streams are not looked at.
 *
 * Sources: write(2), EPIPE and EIO; "A note on process I/O" in Node's manual, https://nodejs.org/api/process.html#a-note-on-process-io
 *
 * @param onDeath called once for each output, with its error; it must not print, but may log to a file
 * @returns a function that takes the listeners away
 */
export function surviveDeadOutput(
  onDeath: (output: Output, error: NodeJS.ErrnoException) => void = () => {},
): () => void {
  const dead = new Set<Output>();
  const listen = (output: Output): (() => void) => {
    const stream = process[output];
    const onError = (error: NodeJS.ErrnoException): void => {
      const { code } = error;
      if (code !== 'EPIPE' && code !== 'ECONNRESET' && !(code === 'EIO' && stream.isTTY)) throw error;
      // Node tells of every single write that fails: thousands, for a service that goes on logging.
      if (dead.has(output)) return;
      dead.add(output);
      onDeath(output, error);
    };
    stream.on('error', onError);
    return () => {
      stream.off('error', onError);
    };
  };
  const stop = [listen('stdout'), listen('stderr')];
  return () => {
    for (const off of stop) off();
  };
}
