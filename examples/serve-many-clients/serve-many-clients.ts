// https://tuberia-rota.example/examples/serve-many-clients/serve-many-clients.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** One client, as the conversation sees it. */
export interface Client {
  /** 1 for the first client accepted, and so on. */
  readonly id: number;
  /** The raw socket, for reading. Write with `send`. */
  readonly socket: Socket;
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
const PEER_GONE: ReadonlySet<string> = new Set(['EPIPE', 'ECONNRESET']);

/**
 * Serves several clients at once; one that leaves early ends its own conversation and no other.
 *
 * @param converse what to say to one client; the socket is ended when it returns
 * @param onClientGone told of each client that left before its conversation was over (EPIPE, ECONNRESET)
 * @param onError told of every other error of a conversation, which also ends that conversation only
 * @returns the server, listening on loopback
 * @throws the error of `listen`
 */
export async function serveManyClients(
  converse: (client: Client) => Promise<void>,
  onClientGone: (client: Client, error: NodeJS.ErrnoException) => void,
  onError: (client: Client, error: unknown) => void,
): Promise<ManyClientsServer> {
  const conversations = new Set<Promise<void>>();
  const sockets = new Set<Socket>();
  let lastId = 0;

  async function serve(socket: Socket): Promise<void> {
    const closing = new AbortController();
    // A failed write reports twice, by callback and by event; the callback is the one we use.
    socket.on('error', () => {});
    socket.once('close', () => closing.abort());
    lastId += 1;
    const client: Client = {
      id: lastId,
      socket,
      signal: closing.signal,
      send: (data) =>
        new Promise((resolve, reject) => {
          socket.write(data, (error) => (error == null ? resolve() : reject(error)));
        }),
    };
    try {
      await converse(client);
      socket.end();
    } catch (error) {
      socket.destroy();
      if (meansPeerGone(error)) onClientGone(client, error);
      else onError(client, error);
    }
    if (!socket.closed) await once(socket, 'close').catch(() => {});
  }

  // Half-open: a client that has only finished sending still gets its farewell.
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    // Unread data would hide the client's FIN; a conversation that reads adds its own listener first.
    socket.resume();
    const conversation = serve(socket).finally(() => {
      sockets.delete(socket);
      conversations.delete(conversation);
    });
    conversations.add(conversation);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await Promise.all(conversations);
      await closed;
    },
  };
}

function meansPeerGone(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && PEER_GONE.has(String((error as NodeJS.ErrnoException).code));
}
