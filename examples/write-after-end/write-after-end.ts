// https://tuberia-rota.example/examples/write-after-end/write-after-end.ts | SPDX-License-Identifier: 0BSD
import { setMaxListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { finished, type Duplex, type Writable } from 'node:stream';

/**
 * What became of a write: the stream took it; our own `end()` had come first; or the other end has gone.
 * Only the other program can say that it has read something. Of a response without a body (HEAD, 204, 304), Node.js throws
 * away what it took.
 */
export type WriteResult = 'handed over' | 'ended' | 'gone';

/** Writes one chunk and waits until the stream has taken it; after the end it refuses without any error. */
export type Write = (chunk: string | Uint8Array) => Promise<WriteResult>;

/**
 * Lets several producers write to one stream and ends it after the last of them, so that none writes after the end.
 *
 * A producer that keeps `write` and calls it too late gets `'ended'` instead of ERR_STREAM_WRITE_AFTER_END, which
 * would destroy the stream together with all that still waits in it.
 *
 * Source: ERR_STREAM_WRITE_AFTER_END in Node's manual, https://nodejs.org/api/errors.html#err_stream_write_after_end
 *
 * @param stream a socket, an HTTP response, the input of a child: nobody else may end it, nor destroy one that was made with
 *   `emitClose: false`, of which nothing would tell
 * @param producers run at the same time; each has done its last write when its promise settles
 * @param options `signal` destroys the stream and throws its reason; give it to the producers too, if they wait
 * @returns `'gone'` if the other end left before the stream was flushed, or if it finished sending and a socket that is
 *   not half-open (the default) therefore ended itself too early: what was written may have arrived or not
 * @throws the error of a producer, after destroying the stream, so that nobody takes a part for the whole;
 *   every error of the stream that does not mean "gone"
 */
export async function endAfterAll(
  stream: Writable,
  producers: Iterable<(write: Write) => Promise<void>>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<'handed over' | 'gone'> {
  const { signal } = options;
  letManyListen(signal);
  if (signal?.aborted === true) {
    stream.on('error', () => {}).destroy();
    throw signal.reason;
  }
  // Before any of them starts: an iterable that fails half-way must not leave those before it unwatched.
  const all = [...producers];
  const seen = { gone: false, ended: false };
  const isDestroyed = (): boolean => stream.destroyed;
  /** Writes that wait for their callback; a response whose client leaves may never call back. */
  const pending = new Set<(error: Error | null | undefined) => void>();
  // Settles once the stream is flushed or broken. Its listeners stay, and keep an `error` from ending the process: the
  // client of a socket that we have ended may still reset it.
  const flushed = new Promise<Error | undefined>((resolve) => {
    finished(stream, { readable: false }, (error) => {
      resolve(error ?? undefined);
      for (const settle of pending) settle(error);
    });
  });
  const destroy = (): void => {
    closeNow(stream);
  };
  const connection = connectionOf(stream);
  connection?.once('close', destroy);
  if (connection?.destroyed === true) destroy();
  const write: Write = async (chunk) => {
    if (!seen.ended && endedByPeer(stream)) seen.gone = true;
    // Not `writable`: an HTTP response keeps that true after its end.
    if (stream.writableEnded && !seen.gone) return 'ended';
    if (seen.gone || isDestroyed()) return 'gone';
    const error = await new Promise<Error | null | undefined>((resolve) => {
      pending.add(resolve);
      stream.write(chunk, (failure) => {
        pending.delete(resolve);
        resolve(failure);
      });
    });
    // Node.js reports no error for a write that a `destroy` has cut off.
    if (error == null && !isDestroyed()) return 'handed over';
    if (error != null && !meansGone(error)) throw error;
    seen.gone = true;
    return 'gone';
  };
  let abort = (): void => {};
  const aborted = new Promise<undefined>((resolve) => {
    abort = () => {
      destroy();
      resolve(undefined);
    };
  });
  signal?.addEventListener('abort', abort);
  let error: Error | undefined;
  try {
    // `async`: one that throws at once must not leave those before it unwatched.
    const finishing = Promise.all(
      all.map(async (produce) => {
        await produce(write);
      }),
    );
    await Promise.race([finishing, aborted]);
    signal?.throwIfAborted();
    seen.ended = true;
    // Nothing else would tell of a response that was destroyed just before.
    if (!isDestroyed()) stream.end();
    else if (!stream.writableFinished) seen.gone = true;
    const cut = await flushed;
    error = stream.errored ?? cut;
  } catch (failure) {
    destroy();
    throw failure;
  } finally {
    signal?.removeEventListener('abort', abort);
    connection?.off('close', destroy);
  }
  signal?.throwIfAborted();
  if (error !== undefined && !meansGone(error)) throw error;
  // A response may say that it has finished although a write of it has failed.
  return seen.gone || error !== undefined ? 'gone' : 'handed over';
}

/** Whether a stream has ended itself because its peer finished sending, as a socket does that is not half-open. */
function endedByPeer(stream: Writable): boolean {
  const { allowHalfOpen, readableEnded } = stream as Partial<Duplex>;
  return stream.writableEnded && allowHalfOpen === false && readableEnded === true;
}

/**
 * Connection of a pipelined HTTP response that waits for its turn: it has no socket yet, and Node 20 and 22 do not tell
 * it that its client has gone.
 */
function connectionOf(stream: Writable): Socket | undefined {
  const { socket, req } = stream as Partial<ServerResponse>;
  return socket === null ? req?.socket : undefined;
}

/** Destroys a stream; one that waits for its turn would else not say that it has closed. */
function closeNow(stream: Writable): void {
  stream.destroy();
  if (connectionOf(stream) !== undefined && !stream.closed) stream.emit('close');
}

const GONE = [
  'EPIPE',
  'ECONNRESET',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_PREMATURE_CLOSE',
  // Over HTTP/2, of a stream that the client has left.
  'ERR_HTTP2_INVALID_STREAM',
  // On Deno, of a write that the end of its socket has cut off.
  'ECANCELED',
];

function meansGone(error: Error): boolean {
  return GONE.includes((error as NodeJS.ErrnoException).code ?? '');
}

/** Keeps Node.js 20 from warning of a leak when one signal serves hundreds of calls. */
function letManyListen(signal: AbortSignal | undefined): void {
  try {
    if (signal !== undefined) setMaxListeners(0, signal);
  } catch {
    // A signal that is not of Node.js itself, such as jsdom's: of that it does not warn.
  }
}
