// https://tuberia-rota.example/examples/what-arrived/what-arrived.ts | SPDX-License-Identifier: 0BSD
import type { Socket } from 'node:net';

/** One message. The id holds no line break and stays the same when the message is sent again. */
export interface Message {
  readonly id: string;
  readonly text: string;
}

/** What the other program has confirmed, and what nobody knows about. */
export interface Delivery {
  readonly acknowledged: readonly Message[];
  /** May have been handled or not: send these again, with the same ids, on a new connection. */
  readonly unknown: readonly Message[];
  /** EPIPE, ECONNRESET; `undefined` if the other end closed in good order. */
  readonly error: NodeJS.ErrnoException | undefined;
}

/**
 * Sends messages as lines of JSON and waits until the other program has acknowledged each by its id.
 *
 * Source: send(2): no indication of failure to deliver is implicit in a success.
 *
 * @param socket a fresh connection to a program that uses `acknowledge`; closed when this returns
 * @param messages written at once; ids must differ
 * @param options `signal` gives up waiting and throws its reason
 * @returns also when the connection breaks: then with what is `unknown`
 * @throws every error of the socket that does not mean that the other end has gone
 */
export async function sendAcknowledged(
  socket: Socket,
  messages: readonly Message[],
  options: { readonly signal?: AbortSignal } = {},
): Promise<Delivery> {
  const { signal } = options;
  signal?.throwIfAborted();
  const waiting = new Set(messages.map(({ id }) => id));
  const delivery = (error?: NodeJS.ErrnoException): Delivery => ({
    acknowledged: messages.filter(({ id }) => !waiting.has(id)),
    unknown: messages.filter(({ id }) => waiting.has(id)),
    error,
  });
  // The loop below brings the same error; this listener keeps a late one from ending the process.
  socket.on('error', () => {});
  const giveUp = (): void => {
    socket.destroy();
  };
  signal?.addEventListener('abort', giveUp);
  try {
    for (const message of messages) socket.write(`${JSON.stringify(message)}\n`);
    if (waiting.size > 0) {
      for await (const id of lines(socket)) {
        waiting.delete(id);
        if (waiting.size === 0) break;
      }
      if (waiting.size > 0) signal?.throwIfAborted();
    }
    return delivery();
  } catch (error) {
    signal?.throwIfAborted();
    if (!meansGone(error)) throw error;
    return delivery(error);
  } finally {
    signal?.removeEventListener('abort', giveUp);
    socket.destroy();
  }
}

/**
 * The receiving side: handles each message and only then acknowledges it.
 *
 * @param socket an accepted connection
 * @param handle must be idempotent: remember the id together with the effect, and do nothing for an id that is known
 * @param options `signal` closes the connection and throws its reason; a message in hand is handled to its end first
 * @returns when the sender has closed or gone; a message that it cut short is dropped
 * @throws the error of `handle`, whose message is not acknowledged; every error of the socket that does not mean "gone"
 */
export async function acknowledge(
  socket: Socket,
  handle: (message: Message) => void | Promise<void>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const { signal } = options;
  signal?.throwIfAborted();
  socket.on('error', () => {});
  const giveUp = (): void => {
    socket.destroy();
  };
  signal?.addEventListener('abort', giveUp);
  try {
    for await (const line of lines(socket)) {
      const message = JSON.parse(line) as Message;
      await handle(message);
      signal?.throwIfAborted();
      socket.write(`${message.id}\n`);
    }
    signal?.throwIfAborted();
  } catch (error) {
    signal?.throwIfAborted();
    if (!meansGone(error)) throw error;
  } finally {
    signal?.removeEventListener('abort', giveUp);
    // Not destroy(): it would throw away acknowledgements that still wait.
    socket.end();
    // A connection that nobody reads would never notice that the sender closes it.
    socket.resume();
  }
}

async function* lines(socket: Socket): AsyncGenerator<string> {
  let rest = '';
  socket.setEncoding('utf8');
  // Leaving the loop must not destroy the socket: acknowledgements may still wait in it.
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    const parts = `${rest}${String(chunk)}`.split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
}

const GONE = ['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'];

function meansGone(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && GONE.includes((error as NodeJS.ErrnoException).code ?? '');
}
