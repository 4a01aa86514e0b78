// https://tuberia-rota.example/examples/stop-when-client-leaves/stop-when-client-leaves.ts | SPDX-License-Identifier: 0BSD
import { setMaxListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

/** The reason that the signal is aborted with; never thrown by `sendWhileClientListens`. */
export class ClientLeft extends Error {
  override readonly name = 'ClientLeft';
}

/**
 * A signal that is aborted when the client leaves before the end of its response, to stop what was done for it.
 *
 * Call it before anything is awaited: a client that has left already is not told a second time.
 *
 * @param response of `http.createServer`; the listener goes with it
 */
export function clientSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  const leave = (): void => {
    controller.abort(new ClientLeft('the client left before the end of the response'));
  };
  // A pipelined response has no socket before its turn, and Node 20 and 22 do not tell it that its client has gone.
  const connection = response.socket === null ? response.req.socket : undefined;
  // A client may pipeline many requests: Node.js would warn of a leak.
  if (connection !== undefined) setMaxListeners(0, connection);
  // `close` comes in both cases and no `error` in either: only `writableFinished` tells them apart.
  const onClose = (): void => {
    connection?.off('close', onClose);
    if (!response.writableFinished) leave();
  };
  if ((response.destroyed || connection?.destroyed === true) && !response.writableFinished) leave();
  else for (const stream of [response, connection]) stream?.once('close', onClose);
  return controller.signal;
}

/**
 * Sends a body piece by piece, at the pace of the client, and stops as soon as the client leaves.
 *
 * Source: `close` and `writableFinished` in Node's manual, https://nodejs.org/api/http.html#class-httpserverresponse
 *
 * @param response whose headers are set or sent already
 * @param body makes the body; a stream or an async generator. Whatever it waits for should get the signal. It is not
 *   called for an answer to HEAD, or of 204 or 304, which has none
 * @param options `signal` breaks the response off for a reason of your own, which is thrown
 * @returns `true` if everything was handed to the connection; `false` if the client left, or had left
 * @throws every error of the body itself, whatever its code: its database may be gone while the client is there. Only
 *   what the body makes of the signal after the client has left (an AbortError, its reason) is no error. The response is
 *   then cut short, which the client sees
 */
export async function sendWhileClientListens(
  response: ServerResponse,
  body: (signal: AbortSignal) => AsyncIterable<string | Uint8Array>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<boolean> {
  const left = clientSignal(response);
  const hasLeft = (): boolean => left.aborted;
  if (hasLeft()) return false;
  letManyListen(options.signal);
  const either = new AbortController();
  const { signal } = either;

  let stop: (reason: unknown) => void = () => {};
  /** What `work` brings, unless the response fails or the signal is aborted first. */
  const unlessStopped = <T>(work: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      stop = reject;
      work.then(resolve, reject);
    });
  const seen: {
    failure?: NodeJS.ErrnoException;
    bodyError?: { readonly error: unknown; readonly clientWasThere: boolean };
  } = {};
  const onError = (error: NodeJS.ErrnoException): void => {
    seen.failure ??= error;
    stop(error);
  };
  // A turn later: what the body makes of the signal comes first, if it listens to it.
  const onAbort = ({ currentTarget }: Event): void => {
    either.abort((currentTarget as AbortSignal).reason);
    setImmediate(() => {
      stop(signal.reason);
    });
  };
  response.on('error', onError);
  // Not `AbortSignal.any`: on Node.js 20 a signal that lives long keeps something of each that was made of it.
  for (const one of [left, options.signal]) one?.addEventListener('abort', onAbort);

  let source: AsyncIterable<string | Uint8Array> | undefined;
  let chunks: AsyncIterator<string | Uint8Array> | undefined;
  const pull = async (
    from: AsyncIterator<string | Uint8Array>,
  ): Promise<IteratorResult<string | Uint8Array>> => {
    try {
      return await from.next();
    } catch (error) {
      seen.bodyError = { error, clientWasThere: !hasLeft() };
      throw error;
    }
  };
  try {
    // In here: a response that is not broken off either would leave its client waiting.
    options.signal?.throwIfAborted();
    // Node.js takes what is written to a response without a body at once, for ever, and nothing else would have its turn.
    source = hasBody(response) ? body(signal) : Readable.from([]);
    chunks = source[Symbol.asyncIterator]();
    for (;;) {
      const next = await unlessStopped(pull(chunks));
      if (next.done === true) break;
      if (!response.write(next.value)) await unlessStopped(drained(response));
      if (seen.failure !== undefined) throw seen.failure;
    }
    await unlessStopped(finished(response));
    return true;
  } catch (error) {
    response.destroy();
    // Not awaited: a generator that waits for something else does not return.
    if (source instanceof Readable) source.destroy();
    else
      void (async () => {
        await chunks?.return?.();
      })().catch(() => {});
    options.signal?.throwIfAborted();
    const { bodyError } = seen;
    if (bodyError !== undefined && bodyError.error === error) {
      if (!bodyError.clientWasThere && meansAbort(error, left)) return false;
      throw error;
    }
    if (hasLeft() || meansGone(seen.failure)) return false;
    throw error;
  } finally {
    for (const one of [left, options.signal]) one?.removeEventListener('abort', onAbort);
    // An error may still come to a response that has failed: that one keeps its listener.
    if (!response.destroyed) response.off('error', onError);
  }
}

const hasBody = ({ req, statusCode }: ServerResponse): boolean =>
  req.method !== 'HEAD' && statusCode !== 204 && statusCode !== 304;

const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    response.once('drain', resolve);
  });

const finished = (response: ServerResponse): Promise<void> =>
  new Promise((resolve, reject) => {
    response.end((error?: Error | null) => {
      if (error == null) resolve();
      else reject(error);
    });
  });

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException | null | undefined)?.code;

const meansGone = (error: unknown): boolean => codeOf(error) === 'EPIPE' || codeOf(error) === 'ECONNRESET';

/** What streams say of a response that closed under them, and what waits with a signal says of that. */
const ABORTED: ReadonlySet<unknown> = new Set([
  'ABORT_ERR',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
]);

const meansAbort = (error: unknown, signal: AbortSignal): boolean =>
  error === signal.reason ||
  (error as Error | null | undefined)?.name === 'AbortError' ||
  ABORTED.has(codeOf(error));

/** Keeps Node.js 20 from warning of a leak when one signal serves hundreds of calls. */
function letManyListen(signal: AbortSignal | undefined): void {
  try {
    if (signal !== undefined) setMaxListeners(0, signal);
  } catch {
    // A signal that is not of Node.js itself, such as jsdom's: of that it does not warn.
  }
}
