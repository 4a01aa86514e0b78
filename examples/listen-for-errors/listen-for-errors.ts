// https://tuberia-rota.example/examples/listen-for-errors/listen-for-errors.ts | SPDX-License-Identifier: 0BSD
import type { EventEmitter } from 'node:events';

/** What tells that the far end has gone: the kernel's words and Node's own. */
const PEER_GONE: ReadonlySet<string> = new Set(['EPIPE', 'ECONNRESET']);

/**
 * Keeps a peer's departure from ending the process, and nothing else.
 *
 * Listen on the object that was written to or read from: a socket, `child.stdin`, an HTTP request or response.
 * Its owner (the server, the child process) never repeats the error.
 *
 * Source: "Error events" in Node's manual, https://nodejs.org/api/events.html#error-events
 *
 * @param emitter the object that emits `error`
 * @param onGone told of EPIPE and ECONNRESET; by default they are ignored
 * @param onOther told of every other error; by default it is thrown, which ends the process as without a listener
 * @returns removes the listener; not needed when the object itself is dropped
 */
export function handlePeerGone(
  emitter: EventEmitter,
  onGone: (error: NodeJS.ErrnoException) => void = () => {},
  onOther: (error: unknown) => void = rethrow,
): () => void {
  const listener = (error: unknown): void => {
    if (meansPeerGone(error)) onGone(error);
    else onOther(error);
  };
  emitter.on('error', listener);
  return () => {
    emitter.off('error', listener);
  };
}

/** Whether an error means that the far end has gone, rather than a fault of one's own. */
export function meansPeerGone(error: unknown): error is NodeJS.ErrnoException {
  // By code alone: an error of the core is no `instanceof Error` under Jest, in a `vm` context or from a worker.
  return PEER_GONE.has(String((error as NodeJS.ErrnoException | null | undefined)?.code));
}

function rethrow(error: unknown): never {
  throw error;
}
