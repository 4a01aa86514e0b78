// https://tuberia-rota.example/examples/catch-epipe/catch-epipe.ts | SPDX-License-Identifier: 0BSD
import { setMaxListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Writable } from 'node:stream';

/** What became of the bytes. Even bytes that were handed over may never have been read by the peer. */
export interface WriteOutcome {
  /**
   * Bytes that the kernel took. They may or may not have arrived: nothing here can tell. Those of a response without a
   * body (HEAD, 204, 304) count too, although Node.js throws them away.
   */
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
 * @param stream a socket, or any stream that closes itself after an error (`autoDestroy`, the default) and says so (of one
 *   with `emitClose: false` nothing tells that somebody else has destroyed it). An HTTP response
 *   reports no EPIPE when its client leaves: that is an ERR_STREAM_PREMATURE_CLOSE here. One that lives on needs an
 *   `error` listener of yours: the peer may reset it after the return
 * @param chunks strings (counted as UTF-8) or bytes; fetched one at a time, so that none is lost unseen
 * @param options `signal` destroys the stream and throws its reason; a peer that reads nothing is else waited for
 * @returns how many bytes were handed over and failed; the stream is destroyed if `brokenPipe` is set
 * @throws every other error of the stream as it is, such as ECONNRESET; ERR_STREAM_PREMATURE_CLOSE if it was destroyed
 *   without one, before or meanwhile; every error of `chunks`, whatever its code
 */
export async function writeCatchingEpipe(
  stream: Writable,
  chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<WriteOutcome> {
  const { signal } = options;
  letManyListen(signal);
  if (signal?.aborted === true) {
    stream.on('error', () => {}).destroy();
    throw signal.reason;
  }
  // A string is one chunk, not as many as it has characters. Before any listener: this may throw.
  const all = typeof chunks === 'string' ? [chunks] : chunks;
  const source = Symbol.asyncIterator in all ? all[Symbol.asyncIterator]() : all[Symbol.iterator]();
  let handedOver = 0;
  let writing = 0;
  const seen: { failure?: NodeJS.ErrnoException; chunkError?: { readonly error: unknown } } = {};
  let stop: (reason: unknown) => void = () => {};
  /** What `work` brings, unless the stream dies or the signal is aborted first. */
  const unlessStopped = <T>(work: PromiseLike<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      stop = reject;
      work.then(resolve, reject);
    });
  const fail = (error: NodeJS.ErrnoException): void => {
    seen.failure ??= error;
    stop(seen.failure);
  };
  const onClose = (): void => {
    fail(errorOf(stream));
  };
  const onAbort = (): void => {
    stop(signal?.reason);
    stream.destroy();
  };
  // Without a listener, the event would end the process. It brings what the callback brings, or comes alone.
  stream.on('error', fail);
  stream.once('close', onClose);
  const connection = connectionOf(stream);
  connection?.once('close', onClose);
  signal?.addEventListener('abort', onAbort);
  const pull = async (): Promise<IteratorResult<string | Uint8Array>> => {
    try {
      return await source.next();
    } catch (error) {
      seen.chunkError = { error };
      throw error;
    }
  };
  try {
    for (;;) {
      if (isDead(stream)) onClose();
      if (seen.failure !== undefined) throw seen.failure;
      const next = await unlessStopped(pull());
      if (next.done === true) return { handedOver, failed: 0, brokenPipe: undefined };
      writing = typeof next.value === 'string' ? Buffer.byteLength(next.value) : next.value.byteLength;
      await unlessStopped(written(stream, next.value));
      // Node.js reports no error for a write that a `destroy` has cut off.
      if (isDead(stream)) continue;
      handedOver += writing;
      writing = 0;
    }
  } catch (caught) {
    // Not awaited: a generator that waits for something else does not return.
    void (async () => {
      await source.return?.();
    })().catch(() => {});
    signal?.throwIfAborted();
    if (seen.chunkError?.error === caught) throw caught;
    const error = caught as NodeJS.ErrnoException;
    // A write into a stream that had failed only says that it is destroyed: the failure tells why.
    const telling = ONLY_DEAD.includes(error.code ?? '') ? (seen.failure ?? errorOf(stream)) : error;
    if (telling.code !== 'EPIPE') throw telling;
    return { handedOver, failed: writing, brokenPipe: telling };
  } finally {
    signal?.removeEventListener('abort', onAbort);
    stream.off('close', onClose);
    connection?.off('close', onClose);
    // An error may come after the callback that brought it: a dead stream keeps its listener.
    if (!stream.destroyed) stream.off('error', fail);
  }
}

/** Of a write into a stream that had died before, also over HTTP/2. */
const ONLY_DEAD = ['ERR_STREAM_DESTROYED', 'ERR_HTTP2_INVALID_STREAM'];

const written = (stream: Writable, chunk: string | Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(chunk, (error) => {
      if (error == null) resolve();
      else reject(error);
    });
  });

/** Whether a stream is destroyed, or the socket below an HTTP message, which tells the message a little later. */
function isDead(stream: Writable): boolean {
  const { socket } = stream as Partial<ServerResponse>;
  return stream.destroyed || (socket ?? connectionOf(stream))?.destroyed === true;
}

/**
 * Connection of a pipelined HTTP response that waits for its turn: it has no socket yet, and Node 20 and 22 do not tell
 * it that its client has gone.
 */
function connectionOf(stream: Writable): Socket | undefined {
  const { socket, req } = stream as Partial<ServerResponse>;
  return socket === null ? req?.socket : undefined;
}

const errorOf = (stream: Writable): NodeJS.ErrnoException =>
  stream.errored ??
  Object.assign(new Error('the stream was closed before all was written'), {
    code: 'ERR_STREAM_PREMATURE_CLOSE',
  });

/** Keeps Node.js 20 from warning of a leak when one signal serves hundreds of calls. */
function letManyListen(signal: AbortSignal | undefined): void {
  try {
    if (signal !== undefined) setMaxListeners(0, signal);
  } catch {
    // A signal that is not of Node.js itself, such as jsdom's: of that it does not warn.
  }
}
