// https://tuberia-rota.example/examples/catch-epipe/catch-epipe.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** What became of the bytes. Even bytes that were handed over may never have been read by the peer. */
export interface WriteOutcome {
  /** Bytes that the kernel took. They may or may not have arrived: nothing here can tell. */
  readonly handedOver: number;
  /** Bytes of the chunk whose write failed; 0 when none did. A large chunk may have left in part. */
  readonly failed: number;
  /** The broken pipe, or `undefined` when every chunk was handed over. */
  readonly brokenPipe: NodeJS.ErrnoException | undefined;
}

/**
 * Writes chunk after chunk and returns, rather than throws, when the pipe breaks.
 *
 * Sources: write(2), EPIPE; `writable.write` in Node's manual, https://nodejs.org/api/stream.html#writablewritechunk-encoding-callback
 *
 * @param stream a socket, or any stream that closes itself after an error (`autoDestroy`, the default)
 * @param chunks strings (counted as UTF-8) or bytes; fetched one at a time, so that none is lost unseen
 * @param options `signal` destroys the stream and throws its reason; a peer that reads nothing is else waited for
 * @returns how many bytes were handed over and failed; the stream is closed if `brokenPipe` is set
 * @throws every other error as it is: ECONNRESET, write after end, an error of `chunks`
 */
export async function writeCatchingEpipe(
  stream: Writable,
  chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<WriteOutcome> {
  const { signal } = options;
  signal?.throwIfAborted();
  let handedOver = 0;
  let size = 0;
  // The callback brings the same error; without a listener the event would end the process.
  const ignore = (): void => {};
  stream.on('error', ignore);
  const abort = (): void => {
    stream.destroy();
  };
  signal?.addEventListener('abort', abort);
  try {
    for await (const chunk of chunks) {
      size = typeof chunk === 'string' ? Buffer.byteLength(chunk) : chunk.byteLength;
      await new Promise<void>((resolve, reject) => {
        stream.write(chunk, (error) => (error == null ? resolve() : reject(error)));
      });
      // Node reports no error for a write that its own `destroy` cut off.
      signal?.throwIfAborted();
      handedOver += size;
    }
    return { handedOver, failed: 0, brokenPipe: undefined };
  } catch (error) {
    signal?.throwIfAborted();
    if (!isEpipe(error)) throw error;
    return { handedOver, failed: size, brokenPipe: error };
  } finally {
    signal?.removeEventListener('abort', abort);
    // The event comes after the callback, when `closed` may already be true: a dead stream keeps its listener.
    if (!stream.destroyed) stream.off('error', ignore);
    else if (!stream.closed) await once(stream, 'close').catch(ignore);
  }
}

function isEpipe(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'EPIPE';
}
