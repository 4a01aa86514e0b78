// https://tuberia-rota.example/examples/survive-websocket-peers/survive-websocket-peers.ts | SPDX-License-Identifier: 0BSD
import { setMaxListeners } from 'node:events';

/** What is used of a WebSocket of the library `ws`, on the server or the client; nothing is imported from it. */
export interface WebSocketLike {
  readonly readyState: number;
  /** Whether `pause()` was called: the peer is not judged meanwhile. */
  readonly isPaused?: boolean;
  /** The connection below, if the library has it: its bytes count as signs of life within a long message, too. */
  readonly _socket?: { readonly bytesRead: number; isPaused?(): boolean } | null;
  send(data: string | Uint8Array, callback: (error?: Error | null) => void): void;
  ping(): void;
  terminate(): void;
  on(event: 'close', listener: (code: number) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'message' | 'pong', listener: () => void): unknown;
  off(event: 'close', listener: (code: number) => void): unknown;
  off(event: 'error', listener: (error: Error) => void): unknown;
  off(event: 'message' | 'pong', listener: () => void): unknown;
}

/** How a peer left. */
export interface Leave {
  /** Close code: 1006 when the connection ended without a close frame, which no peer can send. */
  readonly code: number;
  /** Whether the peer had stopped answering pings, so that this end gave it up. */
  readonly silent: boolean;
  /** The error that told it, if there was one: ECONNRESET or EPIPE during the handshake. */
  readonly error: Error | undefined;
}

/** What to do with a peer. */
export interface WatchOptions {
  /** Time between pings, in milliseconds. A peer silent for a whole interval is given up. Default, also for NaN: 30,000. */
  readonly interval?: number;
  /** Called once, when the peer has left, in whatever manner; soon, with 1006, if it had left before. */
  readonly onLeave: (leave: Leave) => void;
  /** Called with every error that does not mean "the peer has gone": a malformed frame, a refused connection. */
  readonly onError: (error: Error) => void;
}

const OPEN = 1;
const CLOSED = 3;
const USUAL_INTERVAL_MS = 30_000;
/** Beyond it a timer of Node.js fires at once. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

const hasPaused = ({ isPaused, _socket }: WebSocketLike): boolean =>
  isPaused === true || _socket?.isPaused?.() === true;

const bytesOf = ({ _socket }: WebSocketLike): number => _socket?.bytesRead ?? 0;

const GONE = new Set(['EPIPE', 'ECONNRESET', 'ECANCELED', 'ERR_STREAM_DESTROYED']);

/**
 * Keeps an `error` listener on a WebSocket, pings its peer, and gives up one that answers nothing.
 *
 * One that leaves while this end has paused is noticed once it reads again.
 *
 * Sources: RFC 6455, section 5.5.2, pings; section 7.1.5, code 1006.
 *
 * @returns stops the pings and takes every listener away, except after a leave, when there is nothing to take
 */
export function watchPeer(socket: WebSocketLike, options: WatchOptions): () => void {
  let heard = true;
  let seen = bytesOf(socket);
  let silent = false;
  let failure: Error | undefined;

  const onHeard = (): void => {
    heard = true;
  };
  const onError = (error: Error): void => {
    if (meansGone(error)) failure = error;
    else options.onError(error);
  };
  const onClose = (code: number): void => {
    stop();
    options.onLeave({ code, silent, error: failure });
  };
  const judge = (): void => {
    if (socket.readyState !== OPEN) return;
    const bytes = bytesOf(socket);
    // A message longer than the interval brings bytes, and no event before its end. While this end has paused, nothing
    // can be heard.
    if (!heard && bytes === seen && !hasPaused(socket)) {
      silent = true;
      // Not close(): it would wait for an answer to its close frame.
      socket.terminate();
      return;
    }
    heard = false;
    seen = bytes;
    socket.ping();
  };
  const { interval = USUAL_INTERVAL_MS } = options;
  let soon: NodeJS.Immediate | undefined;
  // Judged once what has arrived is read: after a long computation the timer comes first, and the peer is not to blame.
  const timer = setInterval(
    () => (soon = setImmediate(judge)),
    Math.min(interval > 0 ? interval : USUAL_INTERVAL_MS, LONGEST_WAIT_MS),
  );

  function stop(): void {
    clearInterval(timer);
    clearImmediate(soon);
    socket.off('message', onHeard);
    socket.off('pong', onHeard);
    socket.off('error', onError);
    socket.off('close', onClose);
  }

  socket.on('message', onHeard);
  socket.on('pong', onHeard);
  socket.on('error', onError);
  socket.on('close', onClose);
  if (socket.readyState === CLOSED) soon = setImmediate(onClose, 1006);
  return stop;
}

/**
 * Sends a message, unless the peer has gone.
 *
 * @param options `signal` gives up waiting and throws its reason; the message may leave all the same
 * @returns `true` when the kernel took the message, which may or may not arrive; `false` when the connection is over
 * @throws every other error: a message of the wrong type, a socket that is still connecting
 */
export async function sendIfOpen(
  socket: WebSocketLike,
  message: string | Uint8Array,
  options: { readonly signal?: AbortSignal } = {},
): Promise<boolean> {
  const { signal } = options;
  signal?.throwIfAborted();
  letManyListen(signal);
  let giveUp = (): void => {};
  const sent = new Promise<boolean>((resolve, reject) => {
    giveUp = () => {
      reject(signal?.reason as Error);
    };
    // A socket that is CONNECTING throws here, and the promise rejects.
    socket.send(message, (error) => {
      // Node.js 20 reports no error for a message that was cut off half-way: the state tells.
      if (error == null) resolve(socket.readyState === OPEN);
      // `ws` gives no code to its own errors about a socket that is closing or closed.
      else if (meansGone(error) || (!('code' in error) && socket.readyState !== OPEN)) resolve(false);
      else reject(error);
    });
  });
  signal?.addEventListener('abort', giveUp);
  return await sent.finally(() => signal?.removeEventListener('abort', giveUp));
}

function meansGone(error: Error): boolean {
  return GONE.has(String((error as NodeJS.ErrnoException).code));
}

/** Keeps Node.js 20 from warning of a leak when one signal serves hundreds of calls. */
function letManyListen(signal: AbortSignal | undefined): void {
  try {
    if (signal !== undefined) setMaxListeners(0, signal);
  } catch {
    // A signal that is not of Node.js itself, such as jsdom's: of that it does not warn.
  }
}
