// https://tuberia-rota.example/examples/serve-many-clients/serve-many-clients.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** One client, as the conversation sees it. */
export interface Client {
  /** 1 for the first client accepted, and so on. */
  readonly id: number;
  /** The raw socket, for its addresses and events. Read with `lines`, write with `send`. */
  readonly socket: Socket;
  /**
   * Whole lines (UTF-8, without the line feed), from the first byte on, whenever the conversation comes to read them;
   * what the client sent after the last line feed is no line. Ends when the client has finished sending; rejects when it
   * has gone, or sends a line of over 1 MiB.
   */
  readonly lines: AsyncIterableIterator<string>;
  /** Writes text or bytes; rejects when the write fails, with EPIPE when the client has gone. */
  readonly send: (data: string | Uint8Array) => Promise<void>;
  /** Aborted when the server shuts down or this client's socket has closed. */
  readonly signal: AbortSignal;
}

/** A running server. */
export interface ManyClientsServer {
  /** The port on 127.0.0.1 that the system chose. */
  readonly port: number;
  /** Stops accepting, destroys what is still open; resolves when every conversation and handle has ended. */
  readonly close: () => Promise<void>;
}

/** What tells that the far end has gone, whatever was being written: the kernel's words and Node's own. */
const PEER_GONE: ReadonlySet<string> = new Set([
  'EPIPE',
  'ECONNRESET',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

/** Longest line, in bytes. */
const LONGEST_LINE = 2 ** 20;
/** Bytes that wait for a conversation that does not read; a client that sends more is not read on. */
const MOST_WAITING = 2 ** 20;
/** How long a client may keep its half of the connection open after the conversation, in milliseconds. */
const LINGER_MS = 5_000;

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
    /** Errors that are the client's: another with the same code may come from anywhere, a database say. */
    const theirs = new WeakSet<object>();
    let failure: NodeJS.ErrnoException | undefined;
    // A failed write reports twice, by callback and by event; a reset while nothing is written by event alone.
    socket.on('error', (error) => (failure ??= error));
    socket.once('close', () => closed.abort());
    const blame = (error: Error): Error => {
      const telling = failure ?? error;
      theirs.add(telling);
      return telling;
    };
    lastId += 1;
    const client: Client = {
      id: lastId,
      socket,
      lines: linesOf(socket, blame),
      signal: closed.signal,
      send: (data) =>
        new Promise((resolve, reject) => {
          socket.write(data, (error) => {
            if (error == null && !socket.destroyed) resolve();
            else reject(blame(error ?? new Error('the connection was closed')));
          });
        }),
    };
    try {
      await converse(client);
      socket.end();
    } catch (error) {
      socket.destroy();
      if (closing) return;
      const isTheirs = typeof error === 'object' && error !== null && theirs.has(error);
      if (isTheirs && meansPeerGone(error)) onClientGone(client, error);
      else onError(client, error);
    }
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
        server.close(() => resolve());
      });
      for (const socket of sockets) socket.destroy();
      await Promise.all(conversations);
      await closed;
    },
  };
}

/**
 * Reads a socket from now on, since unread data would hide the client's FIN, and keeps its lines until they are asked for.
 * @param blame marks an error as the client's
 */
function linesOf(socket: Socket, blame: (error: Error) => Error): AsyncIterableIterator<string> {
  const lines: string[] = [];
  let waiting = 0;
  let parts: Buffer[] = [];
  let length = 0;
  const state: { over: boolean; failure?: Error } = { over: false };
  let wake = (): void => {};

  socket.on('data', (bytes) => {
    let rest = bytes;
    for (let at = rest.indexOf('\n'); at >= 0; at = rest.indexOf('\n')) {
      parts.push(rest.subarray(0, at));
      const line = Buffer.concat(parts).toString('utf8');
      lines.push(line);
      waiting += line.length + 1;
      parts = [];
      length = 0;
      rest = rest.subarray(at + 1);
    }
    parts.push(rest);
    length += rest.length;
    if (length > LONGEST_LINE) {
      state.failure ??= new RangeError(`a line of over ${LONGEST_LINE} bytes`);
      parts = [];
      socket.destroy();
    }
    if (waiting > MOST_WAITING) socket.pause();
    wake();
  });
  socket.on('end', () => {
    state.over = true;
    wake();
  });
  socket.on('close', () => {
    if (!state.over)
      state.failure ??= blame(
        Object.assign(new Error('the client left before it had finished'), {
          code: 'ERR_STREAM_PREMATURE_CLOSE',
        }),
      );
    state.over = true;
    wake();
  });

  return (async function* () {
    for (;;) {
      const line = lines.shift();
      if (line !== undefined) {
        waiting -= line.length + 1;
        if (waiting <= MOST_WAITING) socket.resume();
        yield line;
      } else if (state.failure !== undefined) throw state.failure;
      else if (state.over) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  })();
}

/** By code alone: an error of the core is no `instanceof Error` under Jest or in a `vm` context. */
function meansPeerGone(error: unknown): error is NodeJS.ErrnoException {
  return PEER_GONE.has(String((error as NodeJS.ErrnoException | null | undefined)?.code));
}
