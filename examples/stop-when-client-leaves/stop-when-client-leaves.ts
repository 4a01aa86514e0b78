// https://tuberia-rota.example/examples/stop-when-client-leaves/stop-when-client-leaves.ts | SPDX-License-Identifier: 0BSD
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

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
  const leave = (): void =>
    controller.abort(new ClientLeft('the client left before the end of the response'));
  // `close` comes in both cases and no `error` in either: only `writableFinished` tells them apart.
  if (response.destroyed && !response.writableFinished) leave();
  else
    response.once('close', () => {
      if (!response.writableFinished) leave();
    });
  return controller.signal;
}

/**
 * Sends a body piece by piece, at the pace of the client, and stops as soon as the client leaves.
 *
 * Source: `close` and `writableFinished` in Node's manual, https://nodejs.org/api/http.html#class-httpserverresponse
 *
 * @param response whose headers are set or sent already
 * @param body makes the body; a stream or an async generator. Whatever it waits for should get the signal
 * @param options `signal` breaks the response off for a reason of your own, which is thrown
 * @returns `true` if everything was handed to the connection; `false` if the client left, or had left
 * @throws every error of the body itself; the response is then cut short, which the client sees
 */
export async function sendWhileClientListens(
  response: ServerResponse,
  body: (signal: AbortSignal) => AsyncIterable<string | Uint8Array>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<boolean> {
  const left = clientSignal(response);
  if (left.aborted) return false;
  options.signal?.throwIfAborted();
  const signal = options.signal === undefined ? left : AbortSignal.any([left, options.signal]);
  try {
    await pipeline(body(signal), response, options);
    return true;
  } catch (error) {
    options.signal?.throwIfAborted();
    if (!meansLeft(error, left)) throw error;
    return false;
  }
}

/** What streams say of a response that closed under them, and what waits with a signal says of that. */
const LEFT: ReadonlySet<string | undefined> = new Set([
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
  'ABORT_ERR',
]);

function meansLeft(error: unknown, signal: AbortSignal): boolean {
  // `pipeline` puts them together when the body and the response fail at once.
  if (error instanceof AggregateError) return error.errors.every((one) => meansLeft(one, signal));
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EPIPE' || code === 'ECONNRESET') return true;
  return signal.aborted && (error === signal.reason || error.name === 'AbortError' || LEFT.has(code));
}
