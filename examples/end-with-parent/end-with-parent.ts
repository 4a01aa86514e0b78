// https://tuberia-rota.example/examples/end-with-parent/end-with-parent.ts | SPDX-License-Identifier: 0BSD
/** How a server on standard input and output learnt that its client has gone. */
export type Gone = 'the input ended' | 'the output has no reader';

/** What to do before the end. */
export interface EndWithParentOptions {
  /**
   * Releases what the server holds, and waits for answers that are under way: a client may close the input after its last
   * question (`printf 'q1\n' | server`). When the output has no reader, it must not write there.
   */
  readonly cleanUp?: (gone: Gone) => void | Promise<void>;
  /** Longest time that `cleanUp` and the last output may take, in milliseconds; 2000 by default. */
  readonly graceMs?: number;
}

/**
 * Ends a server that talks over standard input and output (a language server, an MCP or other tool server) when its
 * client goes, however it goes: by closing the input, by ending, or by being killed.
 *
 * The server has to read its input: without a reader of `process.stdin` its end is never noticed.
 * Handles the end of standard input, also one that came before the call, and EPIPE of standard output; if they are a
 * terminal or a socket, EIO and ECONNRESET too. Every other error of theirs is let through.
 * Ends the process with status 0, or `process.exitCode`; with 1 if `cleanUp` fails or takes too long.
 *
 * Sources: pipe(7), end-of-file and EPIPE; the shutdown of the stdio transport,
 * https://modelcontextprotocol.io/specification/2025-06-18/basic/lifecycle#stdio
 *
 * @returns a function that takes the listeners away
 */
export function endWithParent(options: EndWithParentOptions = {}): () => void {
  const { cleanUp, graceMs = 2000 } = options;
  let ending = false;
  const end = (gone: Gone): void => {
    // Both signs come, in either order.
    if (ending) return;
    ending = true;
    // Not `unref()`: a clean-up that never settles would end the process at once, with status 0.
    setTimeout(() => process.exit(1), graceMs >= 0 ? Math.min(graceMs, 2 ** 31 - 1) : 2000);
    Promise.resolve(gone)
      .then(cleanUp)
      // What was printed last may still wait: `exit` would drop it.
      .then(() => (gone === 'the input ended' ? flushed() : undefined))
      // Timers, watchers and connections would keep the process alive for nobody.
      .then(
        () => process.exit(),
        () => process.exit(1),
      );
  };
  const onEnd = (): void => {
    end('the input ended');
  };
  const onInputError = (error: NodeJS.ErrnoException): void => {
    if (!meansGone(error, process.stdin)) throw error;
    end('the input ended');
  };
  const onOutputError = (error: NodeJS.ErrnoException): void => {
    if (!meansGone(error, process.stdout)) throw error;
    end('the output has no reader');
  };
  process.stdin.on('end', onEnd);
  process.stdin.on('close', onEnd);
  process.stdin.on('error', onInputError);
  process.stdout.on('error', onOutputError);
  // Its events have been: nobody would tell again.
  if (process.stdin.readableEnded || process.stdin.destroyed) onEnd();
  return () => {
    process.stdin.off('end', onEnd);
    process.stdin.off('close', onEnd);
    process.stdin.off('error', onInputError);
    process.stdout.off('error', onOutputError);
  };
}

const meansGone = ({ code }: NodeJS.ErrnoException, stream: { readonly isTTY?: boolean }): boolean =>
  code === 'EPIPE' || code === 'ECONNRESET' || (code === 'EIO' && stream.isTTY === true);

const flushed = (): Promise<void> =>
  new Promise((resolve) => {
    process.stdout.write('', () => {
      resolve();
    });
  });
