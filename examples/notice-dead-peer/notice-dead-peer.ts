// https://tuberia-rota.example/examples/notice-dead-peer/notice-dead-peer.ts | SPDX-License-Identifier: 0BSD
import { setMaxListeners } from 'node:events';
import { finished } from 'node:stream';
import type { Socket } from 'node:net';

/** How to ask a peer whether it is still there. */
export interface Heartbeat {
  /** What the peer answers by its protocol; sent each time that `everyMs` pass without a byte from it. */
  readonly ping: string | Uint8Array;
  /** Milliseconds between two looks at the connection. */
  readonly everyMs: number;
  /** Looks in a row without a byte from the peer before it counts as dead. */
  readonly missed: number;
  /** Ends the watch, not the connection. */
  readonly signal?: AbortSignal;
}

/** Why there is no peer any more. */
export interface Departure {
  /**
   * `closed`: it said good-bye, or our end was closed; `broken`: the kernel reported it (or the program, if it destroyed
   * the socket with an error of the same code); `silent`: nothing reported it.
   */
  readonly how: 'closed' | 'broken' | 'silent';
  /** The error of a connection that was `broken`. */
  readonly error: NodeJS.ErrnoException | undefined;
}

/** EPIPE and ECONNRESET: the peer said so. The other two: keep-alive, or a router, did. */
const GONE = new Set(['EPIPE', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Our end was destroyed; the second while something was still to be written. */
const OURS = new Set(['ERR_STREAM_PREMATURE_CLOSE', 'ECANCELED']);

/** Beyond it a timer of Node.js fires at once. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/**
 * Watches a connection until its peer has gone, also without a word; the socket is destroyed by then.
 *
 * Looks are counted instead of time, so that a program that was itself held up does not blame the peer.
 * Somebody must read the socket: what lies unread does not count as a sign of life.
 *
 * Sources: tcp(7), `tcp_retries2` and `tcp_keepalive_time`: minutes and hours until the kernel itself gives up.
 *
 * @param socket a connection whose protocol has a ping, or any request that is answered
 * @returns how the peer left; never rejects for that
 * @throws every error of the socket that does not mean "gone", and the reason of `signal`, whose socket stays open;
 *   RangeError for an `everyMs` that is not above 0 or a `missed` that is not 0 or more; TypeError for a `ping` that is
 *   neither text nor bytes
 */
export async function untilPeerLeaves(socket: Socket, heartbeat: Heartbeat): Promise<Departure> {
  const { ping, everyMs, missed, signal } = heartbeat;
  signal?.throwIfAborted();
  // NaN would make the timer fire at once, again and again, or never count a look as missed.
  if (!(everyMs > 0) || !(missed >= 0)) throw new RangeError('everyMs must be above 0, and missed 0 or more');
  // Otherwise it would be thrown out of the timer, and end the process.
  if (typeof ping !== 'string' && !ArrayBuffer.isView(ping))
    throw new TypeError('ping must be text or bytes');
  letManyListen(signal);
  let silent = false;
  let seen = socket.bytesRead;
  let looks = 0;
  return await new Promise<Departure>((resolve, reject) => {
    const timer = setInterval(
      () => {
        looks = socket.bytesRead === seen ? looks + 1 : 0;
        seen = socket.bytesRead;
        if (looks > missed) {
          silent = true;
          socket.destroy();
        } else if (looks > 0 && socket.writable) {
          socket.write(ping);
        }
      },
      Math.min(everyMs, LONGEST_WAIT_MS),
    );
    // The peer has said good-bye as soon as it ended its half, whether or not we go on writing.
    const stopListening = finished(socket, { writable: false }, (error) => {
      stop();
      socket.destroy();
      const code = error?.code;
      if (silent) resolve({ how: 'silent', error: undefined });
      else if (error == null || OURS.has(String(code))) resolve({ how: 'closed', error: undefined });
      else if (code !== undefined && GONE.has(code)) resolve({ how: 'broken', error });
      else reject(error);
    });
    const onAbort = (): void => {
      stop();
      stopListening();
      reject(signal?.reason as Error);
    };
    const stop = (): void => {
      clearInterval(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    signal?.addEventListener('abort', onAbort);
  });
}

/** Keeps Node.js 20 from warning of a leak when one signal serves hundreds of calls. */
function letManyListen(signal: AbortSignal | undefined): void {
  try {
    if (signal !== undefined) setMaxListeners(0, signal);
  } catch {
    // A signal that is not of Node.js itself, such as jsdom's: of that it does not warn.
  }
}
