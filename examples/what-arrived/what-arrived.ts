// https://tuberia-rota.example/examples/what-arrived/what-arrived.ts | SPDX-License-Identifier: 0BSD
import { setMaxListeners } from 'node:events';
import type { Socket } from 'node:net';

/** One message. The id is well-formed text without a line break, and stays the same when the message is sent again. */
export interface Message {
  readonly id: string;
  readonly text: string;
}

/** What the other program has confirmed, and what nobody knows about. */
export interface Delivery {
  readonly acknowledged: readonly Message[];
  /** May have been handled or not: send these again, with the same ids, on a new connection. */
  readonly unknown: readonly Message[];
  /**
   * `all`: every message was acknowledged; `closed`: the other end closed in good order before that; `gone`: it left
   * (EPIPE, ECONNRESET); `aborted`: the signal was; `failed`: any other error of the socket, such as ECONNREFUSED.
   */
  readonly ended: 'all' | 'closed' | 'gone' | 'aborted' | 'failed';
  /** What ended it, if that was an error; the signal's reason. */
  readonly error: NodeJS.ErrnoException | undefined;
}

const GONE = ['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED', 'ECANCELED'];

/** A line break would end the acknowledgement, and half a character comes back as another one. */
const NO_ID = /[\r\n\p{Surrogate}]/u;

/** How long a sender may keep its half of the connection open after the end, in milliseconds. */
const LINGER_MS = 5_000;

/**
 * Sends messages as lines of JSON and waits until the other program has acknowledged each by its id.
 *
 * However that ends, it says which messages were acknowledged: that is needed most when something went wrong.
 *
 * Source: send(2): no indication of failure to deliver is implicit in a success.
 *
 * @param socket a fresh connection to a program that uses `acknowledge`; closed when this returns
 * @param messages written at once; ids must differ
 * @param options `signal` gives up waiting, which nothing else limits
 * @returns also when the connection breaks or the signal is aborted
 * @throws TypeError, before anything is sent, for ids that are not all different or that hold a line break or half a
 *   character; the socket is closed then, too
 */
export async function sendAcknowledged(
  socket: Socket,
  messages: readonly Message[],
  options: { readonly signal?: AbortSignal } = {},
): Promise<Delivery> {
  const { signal } = options;
  letManyListen(signal);
  const isAborted = (): boolean => signal?.aborted === true;
  // The caller may change its list while this waits.
  const sent = [...messages];
  const waiting = new Set(sent.map(({ id }) => id));
  const delivery = (ended: Delivery['ended'], error?: NodeJS.ErrnoException): Delivery => ({
    acknowledged: sent.filter(({ id }) => !waiting.has(id)),
    unknown: sent.filter(({ id }) => waiting.has(id)),
    ended,
    error,
  });
  let failure: NodeJS.ErrnoException | undefined;
  // It stays: a late error would end the process.
  socket.on('error', (error: NodeJS.ErrnoException) => (failure ??= error));
  const giveUp = (): void => void socket.destroy();
  if (waiting.size < sent.length || sent.some(({ id }) => NO_ID.test(id))) {
    socket.destroy();
    throw new TypeError('ids of messages must differ and hold no line break and no half character');
  }
  signal?.addEventListener('abort', giveUp);
  try {
    if (isAborted()) return delivery('aborted', signal?.reason as Error);
    for (const message of sent) socket.write(`${JSON.stringify(message)}\n`);
    if (waiting.size > 0) {
      for await (const id of lines(socket)) {
        waiting.delete(id);
        if (waiting.size === 0) break;
      }
    }
    if (waiting.size === 0) return delivery('all');
    return isAborted() ? delivery('aborted', signal?.reason as Error) : delivery('closed');
  } catch (caught) {
    if (isAborted()) return delivery('aborted', signal?.reason as Error);
    const error = failure ?? (caught as NodeJS.ErrnoException);
    return delivery(meansGone(error) ? 'gone' : 'failed', error);
  } finally {
    signal?.removeEventListener('abort', giveUp);
    socket.destroy();
  }
}

/**
 * The receiving side: handles each message and only then acknowledges it. A message may be of any length, and is kept in
 * memory: this is for senders that are trusted.
 *
 * @param socket an accepted connection
 * @param handle must be idempotent: remember the id together with the effect, and do nothing for an id that is known
 * @param options `signal` closes the connection and throws its reason; a message in hand is handled to its end first
 * @returns when the sender has closed or gone; a message that it cut short is dropped
 * @throws the error of `handle`, whatever its code, whose message is not acknowledged; TypeError or SyntaxError for a
 *   line that is no message; every error of the socket that does not mean "gone"
 */
export async function acknowledge(
  socket: Socket,
  handle: (message: Message) => void | Promise<void>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const { signal } = options;
  letManyListen(signal);
  socket.on('error', () => {});
  // A sender may end its half after the last message: the acknowledgements still have to go out.
  socket.allowHalfOpen = true;
  const giveUp = (): void => void socket.destroy();
  if (signal?.aborted === true) giveUp();
  signal?.throwIfAborted();
  signal?.addEventListener('abort', giveUp);
  const handling: { error?: unknown } = {};
  try {
    for await (const line of lines(socket)) {
      const message = JSON.parse(line) as Partial<Message> | null;
      if (typeof message?.id !== 'string' || typeof message.text !== 'string' || NO_ID.test(message.id))
        throw new TypeError('a line that is no message');
      try {
        await handle({ id: message.id, text: message.text });
      } catch (error) {
        handling.error = error;
        throw error;
      }
      signal?.throwIfAborted();
      // At the pace of a sender that is slow to read.
      if (!socket.write(`${message.id}\n`) && !socket.destroyed) await drained(socket);
    }
    signal?.throwIfAborted();
  } catch (error) {
    if (error === handling.error) throw error;
    signal?.throwIfAborted();
    if (!meansGone(error)) throw error;
  } finally {
    signal?.removeEventListener('abort', giveUp);
    // Not destroy(): it would throw away acknowledgements that still wait.
    socket.end();
    // A connection that nobody reads would never notice that the sender closes it.
    socket.resume();
    if (!socket.closed) {
      const linger = setTimeout(() => socket.destroy(), LINGER_MS).unref();
      socket.once('close', () => {
        clearTimeout(linger);
      });
    }
  }
}

const drained = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    const settle = (): void => {
      socket.off('drain', settle);
      socket.off('close', settle);
      resolve();
    };
    socket.on('drain', settle);
    socket.on('close', settle);
  });

/** Whole lines: what stands after the last line feed is none. Each byte is looked at once, however long a line is. */
async function* lines(socket: Socket): AsyncGenerator<string> {
  let line = Buffer.alloc(0);
  let length = 0;
  // In one block that doubles: pieces of a byte each would take hundreds of times their size.
  const keep = (piece: Buffer): void => {
    if (length + piece.length > line.length) {
      const larger = Buffer.allocUnsafeSlow(2 * (length + piece.length));
      line.copy(larger, 0, 0, length);
      line = larger;
    }
    piece.copy(line, length);
    length += piece.length;
  };
  const take = (): string => {
    const text = line.toString('utf8', 0, length);
    line = Buffer.alloc(0);
    length = 0;
    return text;
  };
  // Leaving the loop must not destroy the socket: acknowledgements may still wait in it.
  for await (const bytes of socket.iterator({ destroyOnReturn: false })) {
    let rest = bytes as Buffer;
    for (let at = rest.indexOf('\n'); at >= 0; at = rest.indexOf('\n')) {
      keep(rest.subarray(0, at));
      yield take();
      rest = rest.subarray(at + 1);
    }
    keep(rest);
  }
}

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
