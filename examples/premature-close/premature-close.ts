// https://tuberia-rota.example/examples/premature-close/premature-close.ts | SPDX-License-Identifier: 0BSD
import { setMaxListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Http2ServerResponse } from 'node:http2';
import type { Socket } from 'node:net';
import { finished, type Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Whether all of the source was handed to the destination, and if not, why the destination took no more. */
export type SendOutcome =
  | { readonly complete: true }
  | {
      readonly complete: false;
      /** EPIPE, ECONNRESET, ERR_STREAM_PREMATURE_CLOSE; `undefined` if the destination was closed beforehand. */
      readonly error: NodeJS.ErrnoException | undefined;
    };

/**
 * Sends a whole stream to a destination that may leave, and cleans up both ends whatever happens.
 *
 * `stream.pipeline` reports a departed client and a broken source by the same ERR_STREAM_PREMATURE_CLOSE; this
 * tells them apart by which end closed first. And a destination that was closed beforehand, into which Node 20
 * and 22 may pipe for ever, is told at once.
 *
 * Source: `stream.pipeline` and `finished` in Node's manual, https://nodejs.org/api/stream.html#streampipelinesource-transforms-destination-options
 *
 * @param source destroyed when this returns, but for a socket whose own half is still open
 * @param destination a socket, an HTTP response, the input of a child; ended or destroyed when this returns. Not
 *   `process.stdout`, which cannot be ended: a second transfer into it may fail although its reader lives.
 *   Of one made with `emitClose: false` nothing tells that somebody else has destroyed it
 * @param options `signal` breaks the transfer off, destroys both ends and throws its reason; nothing else limits the wait
 * @returns `complete: true` when the destination was flushed into the kernel: it may still not have been read
 * @throws every error of the source, a premature close of the source, TypeError if somebody else has read it to its end (a
 *   body parser, say), the reason of `signal`, and every error of the destination that does not mean that the other end
 *   has gone, also one that it had before
 */
export async function sendAll(
  source: Readable,
  destination: Writable,
  options: { readonly signal?: AbortSignal } = {},
): Promise<SendOutcome> {
  const { signal } = options;
  letManyListen(signal);
  if (signal?.aborted === true) {
    for (const end of [source, destination]) end.on('error', () => {}).destroy();
    throw signal.reason;
  }
  const connection = connectionOf(destination);
  if (connection?.destroyed === true) destination.destroy();
  if (destination.destroyed || destination.writableEnded || hasLostItsStream(destination)) {
    // A file that is missing, say, is told later: nobody is interested any more.
    source.on('error', () => {});
    source.destroy();
    const { errored } = destination;
    if (errored != null && !meansGone(errored)) throw errored;
    return { complete: false, error: errored ?? undefined };
  }
  // A body parser, say: nothing would be sent, and look complete.
  if (source.readableEnded) {
    destination.on('error', () => {}).destroy();
    throw new TypeError('somebody else has read the source');
  }
  const leave = (): void => {
    closeNow(destination);
  };
  // `pipeline` destroys both ends and waits for their `close`, which may never come: of a generator that waits, say.
  let stop: (reason: unknown) => void = () => {};
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = reject;
  });
  // Watched before `pipeline` does: on an error it destroys both ends, and then they look alike.
  let brokenFirst: Readable | Writable | undefined;
  const stopWatching = finished(source, { writable: false }, (error) => {
    if (error == null) return;
    brokenFirst ??= source;
    // A turn later: `pipeline` must hear of the source first.
    if (connection !== undefined) queueMicrotask(leave);
  });
  // It stays: the client of a socket that we have ended may still reset it, and that would end the process.
  finished(destination, { readable: false }, (error) => {
    // A socket ends without any error when its peer has finished sending, unless it is half-open.
    if (error != null || !source.readableEnded) brokenFirst ??= destination;
    if (error != null) setImmediate(stop, error);
  });
  connection?.once('close', leave);
  const thrown: unknown[] = [];
  const giveBack = catchThrown(destination, (error) => {
    brokenFirst ??= destination;
    thrown.push(error);
    leave();
  });
  const giveUp = (): void => {
    stop(signal?.reason);
  };
  signal?.addEventListener('abort', giveUp);
  try {
    await Promise.race([pipeline(source, destination, options), stopped]);
    if (thrown.length > 0) throw thrown[0];
    return { complete: true };
  } catch (caught) {
    signal?.throwIfAborted();
    const error = thrown.length > 0 ? thrown[0] : caught;
    if (brokenFirst !== destination || !meansGone(error)) throw error;
    return { complete: false, error };
  } finally {
    giveBack();
    signal?.removeEventListener('abort', giveUp);
    stopWatching();
    connection?.off('close', leave);
  }
}

/**
 * Connection of a pipelined HTTP response that waits for its turn: it has no socket yet, and Node 20 and 22 do not tell
 * it that its client has gone.
 */
function connectionOf(stream: Writable): Socket | undefined {
  const { socket, req } = stream as Partial<ServerResponse>;
  return socket === null ? req?.socket : undefined;
}

/** Whether it is a response over HTTP/2, which has no `destroyed` of its own, whose client has left. */
function hasLostItsStream(stream: Writable): boolean {
  const { destroyed, stream: below } = stream as Partial<Http2ServerResponse>;
  return destroyed === undefined && below?.destroyed === true;
}

/** Destroys a stream; one that waits for its turn would else not say that it has closed. */
function closeNow(stream: Writable): void {
  stream.destroy();
  if (connectionOf(stream) !== undefined && !stream.closed) stream.emit('close');
}

/**
 * Catches what `write` and `end` throw at once, as with `strictContentLength`: nothing catches that in a `pipeline`.
 *
 * @returns gives the stream its own methods back
 */
function catchThrown(stream: Writable, onThrown: (error: unknown) => void): () => void {
  const restore = (['write', 'end'] as const).map((name) => {
    const own = Object.getOwnPropertyDescriptor(stream, name);
    const call = stream[name].bind(stream) as (...args: unknown[]) => unknown;
    const value = (...args: unknown[]): unknown => {
      try {
        return call(...args);
      } catch (error) {
        onThrown(error);
        return name === 'end' && stream;
      }
    };
    Object.defineProperty(stream, name, { value, configurable: true, writable: true });
    return (): boolean =>
      own === undefined ? Reflect.deleteProperty(stream, name) : Reflect.defineProperty(stream, name, own);
  });
  return () => {
    for (const back of restore) back();
  };
}

const GONE = ['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED', 'ECANCELED'];

/** By code alone: an error of the core is no `instanceof Error` under Jest or in a `vm` context. */
function meansGone(error: unknown): error is NodeJS.ErrnoException {
  return GONE.includes(String((error as NodeJS.ErrnoException | null | undefined)?.code));
}

/** Keeps Node.js 20 from warning of a leak when one signal serves hundreds of calls. */
function letManyListen(signal: AbortSignal | undefined): void {
  try {
    if (signal !== undefined) setMaxListeners(0, signal);
  } catch {
    // A signal that is not of Node.js itself, such as jsdom's: of that it does not warn.
  }
}
