// https://tuberia-rota.example/examples/serve-many-clients/serve-many-clients.ts | SPDX-License-Identifier: 0BSD
import { once, setMaxListeners } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** One client, as the conversation sees it. */
export interface Client {
  /** 1 for the first client accepted, and so on. */
  readonly id: number;
  /**
   * The raw socket, for its addresses and events. Read with `lines`, write with `send`. Whoever destroys it gives an
   * error, for `onError`: without one it would look as if the client had left.
   */
  readonly socket: Socket;
  /**
   * Whole lines (UTF-8, without the line feed), from the first byte on, whenever the conversation comes to read them;
   * what the client sent after the last line feed is no line. Leaving a loop over them loses none: the next loop goes on.
   * Ends when the client has finished sending; rejects when it has gone, or after the lines before one of over 1 MiB.
   */
  readonly lines: AsyncIterableIterator<string>;
  /** Writes text or bytes; rejects when the write fails, with EPIPE, say, when the client has gone. */
  readonly send: (data: string | Uint8Array) => Promise<void>;
  /** Aborted when the server shuts down or this client's socket has closed: for whatever else the conversation awaits. */
  readonly signal: AbortSignal;
}

/** A running server. */
export interface ManyClientsServer {
  /** The port on 127.0.0.1 that the system chose. */
  readonly port: number;
  /**
   * Stops accepting, destroys what is still open; resolves when every conversation and handle has ended. A conversation
   * that awaited it would wait for itself.
   */
  readonly close: () => Promise<void>;
}

/** What tells that the far end has gone, whatever was being written: the kernel's words and Node's own. */
const PEER_GONE: ReadonlySet<string> = new Set([
  'EPIPE',
  'ECONNRESET',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ECANCELED',
]);

/** Longest line, in bytes. */
const LONGEST_LINE = 2 ** 20;
/** Bytes that wait for a conversation that does not read; a client that sends more is not read on. */
const MOST_WAITING = 2 ** 20;
/** How long a client may keep its half of the connection open after the conversation, in milliseconds. */
const LINGER_MS = 5_000;
/** Longest chain of causes that is looked along: some form a circle. */
const MOST_CAUSES = 10;

/**
 * Serves several clients at once; one that leaves early ends its own conversation and no other.
 *
 * @param converse what to say to one client; the socket is ended when it returns
 * @param onClientGone told of each client that left before its conversation was over (EPIPE, ECONNRESET); not of those
 *   that our own `close` cut off
 * @param onError told of every other error of a conversation, whatever its code, which also ends that conversation only
 * @param onAcceptError told when a client cannot be accepted (EMFILE); the server goes on. By default it is ignored
 * @returns the server, listening on loopback
 * @throws the error of `listen`
 */
export async function serveManyClients(
  converse: (client: Client) => Promise<void>,
  onClientGone: (client: Client, error: NodeJS.ErrnoException) => void,
  onError: (client: Client, error: unknown) => void,
  onAcceptError: (error: Error) => void = () => {},
): Promise<ManyClientsServer> {
  const conversations = new Set<Promise<void>>();
  const sockets = new Set<Socket>();
  let lastId = 0;
  let closing = false;

  async function serve(socket: Socket): Promise<void> {
    const closed = new AbortController();
    // One conversation may wait for many things at once: Node.js would warn of a leak.
    letManyListen(closed.signal);
    /** Errors that are the client's: another with the same code may come from anywhere, a database say. */
    const theirs = new WeakSet<object>();
    /** Writes that wait for their callback, which may never come once the socket has closed. */
    const unsent = new Set<(error: Error) => void>();
    let failure: NodeJS.ErrnoException | undefined;
    const blame = (error: Error): Error => {
      const telling = failure ?? error;
      theirs.add(telling);
      return telling;
    };
    // A failed write reports twice, by callback and by event; a reset while nothing is written by event alone.
    socket.on('error', (error) => (failure ??= error));
    socket.once('close', () => {
      const reason = blame(prematureClose());
      for (const reject of unsent) reject(reason);
      closed.abort(reason);
    });
    const { lines, stopReading } = linesOf(socket, blame);
    lastId += 1;
    const client: Client = {
      id: lastId,
      socket,
      lines,
      signal: closed.signal,
      send: (data) =>
        new Promise((resolve, reject) => {
          // It would destroy the socket, with the farewell that may still wait in it.
          if (socket.writableEnded && !socket.destroyed) {
            reject(coded('ERR_STREAM_WRITE_AFTER_END', 'the conversation was over'));
            return;
          }
          socket.write(data, (error) => {
            unsent.delete(reject);
            if (error == null && !socket.destroyed) resolve();
            else reject(blame(error ?? prematureClose()));
          });
          unsent.add(reject);
        }),
    };
    try {
      await converse(client);
      // Nothing was read or written that would have failed.
      if (failure !== undefined && meansPeerGone(failure) && !closing) onClientGone(client, failure);
      socket.end();
    } catch (error) {
      socket.destroy();
      const own = withinCauses(error, theirs);
      if (own === undefined || !(meansPeerGone(own) || closing)) onError(client, error);
      else if (!closing) onClientGone(client, own as NodeJS.ErrnoException);
    }
    stopReading();
    const linger = setTimeout(() => socket.destroy(), LINGER_MS);
    if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
    clearTimeout(linger);
  }

  // Half-open: a client that has only finished sending still gets its farewell.
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    const conversation = serve(socket).finally(() => {
      sockets.delete(socket);
      conversations.delete(conversation);
    });
    conversations.add(conversation);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.on('error', onAcceptError);

  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      closing = true;
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      for (const socket of sockets) socket.destroy();
      await Promise.all(conversations);
      await closed;
    },
  };
}

/**
 * Reads a socket from now on, since unread data would hide the client's FIN, and keeps its lines until they are asked for.
 * Each byte is looked at once, and each line moved twice, however many there are.
 * @param blame marks an error as the client's
 */
function linesOf(
  socket: Socket,
  blame: (error: Error) => Error,
): { readonly lines: AsyncIterableIterator<string>; readonly stopReading: () => void } {
  /** Lines as they came, and those that come next, the first one last: a `shift` for each would take ever longer. */
  let came: string[] = [];
  let ready: string[] = [];
  let waiting = 0;
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
  const takeLine = (): string => {
    const text = line.toString('utf8', 0, length);
    line = Buffer.alloc(0);
    length = 0;
    return text;
  };
  const state: { over: boolean; failure?: Error } = { over: false };
  let wake = (): void => {};

  const stopReading = (): void => {
    // What is still to come is thrown away: unread, it would make the kernel cut off the farewell by an RST.
    socket.off('data', read);
    socket.resume();
  };
  const read = (bytes: Buffer): void => {
    let rest = bytes;
    for (let at = rest.indexOf('\n'); at >= 0 && length + at <= LONGEST_LINE; at = rest.indexOf('\n')) {
      keep(rest.subarray(0, at));
      const text = takeLine();
      came.push(text);
      waiting += text.length + 1;
      rest = rest.subarray(at + 1);
    }
    if (length + rest.length > LONGEST_LINE) {
      // Not destroyed yet: the lines before it are still answered.
      state.failure ??= new RangeError(`a line of over ${String(LONGEST_LINE)} bytes`);
      state.over = true;
      takeLine();
      stopReading();
    } else {
      keep(rest);
      if (waiting > MOST_WAITING) socket.pause();
    }
    wake();
  };
  socket.on('data', read);
  socket.on('end', () => {
    state.over = true;
    wake();
  });
  socket.on('close', () => {
    if (!state.over) state.failure ??= blame(prematureClose());
    state.over = true;
    wake();
  });

  async function* take(): AsyncGenerator<string> {
    for (;;) {
      if (ready.length === 0) {
        ready = came.reverse();
        came = [];
      }
      const line = ready.pop();
      if (line !== undefined) {
        waiting -= line.length + 1;
        if (waiting <= MOST_WAITING) socket.resume();
        yield line;
      } else if (state.over) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  const taking = take();
  const lines: AsyncIterableIterator<string> = {
    // No `return`: leaving a loop must not end the lines. And whoever asks again hears again of a failure.
    async next() {
      const result = await taking.next();
      if (result.done === true && state.failure !== undefined) throw state.failure;
      return result;
    },
    [Symbol.asyncIterator]: () => lines,
  };
  return { lines, stopReading };
}

const coded = (code: string, message: string): NodeJS.ErrnoException =>
  Object.assign(new Error(message), { code });

const prematureClose = (): Error =>
  coded('ERR_STREAM_PREMATURE_CLOSE', 'the client left before it had finished');

/** The error itself or what caused it, whichever is one of some: a wait that a signal has ended names its reason so. */
function withinCauses(error: unknown, some: WeakSet<object>): object | undefined {
  let cause = error;
  for (let depth = 0; depth < MOST_CAUSES && typeof cause === 'object' && cause !== null; depth += 1) {
    if (some.has(cause)) return cause;
    ({ cause } = cause as { readonly cause?: unknown });
  }
  return undefined;
}

/** By code alone: an error of the core is no `instanceof Error` under Jest or in a `vm` context. */
function meansPeerGone(error: unknown): error is NodeJS.ErrnoException {
  return PEER_GONE.has(String((error as NodeJS.ErrnoException | null | undefined)?.code));
}

/** Keeps Node.js 20 from warning of a leak when one signal serves hundreds of calls. */
function letManyListen(signal: AbortSignal | undefined): void {
  try {
    if (signal !== undefined) setMaxListeners(0, signal);
  } catch {
    // A signal that is not of Node.js itself, such as jsdom's: of that it does not warn.
  }
}
