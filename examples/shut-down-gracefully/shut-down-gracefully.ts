// https://tuberia-rota.example/examples/shut-down-gracefully/shut-down-gracefully.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** How patiently a server ends. */
export interface Patience {
  /**
   * Milliseconds in which requests on open connections are still answered, with `Connection: close`, before idle
   * connections are closed. It spares clients that send just then. Default: 0.
   */
  readonly announceMs?: number;
  /** Milliseconds from the start after which whatever is left is cut off. Default: 10,000. */
  readonly atMostMs?: number;
  /** An abort cuts off at once whatever is left, as `atMostMs` does: for a second Ctrl+C, say. */
  readonly signal?: AbortSignal;
}

/**
 * Prepares a server for an end that no client notices, and returns the function that brings it about.
 *
 * It accepts no new connections, closes idle ones, lets responses under way finish, tells their clients not to reuse
 * the connection, and cuts off what takes too long. It ends no process and listens to no signal.
 *
 * Sources: RFC 9112, section 9.6, `Connection: close`; `server.close` in Node's manual, https://nodejs.org/api/http.html#serverclosecallback
 *
 * @param server of `http` or `https`, before its first connection
 * @returns resolves when nothing is open any more, with how many connections had to be cut off
 */
export function shutDownGracefully(server: Server): (patience?: Patience) => Promise<number> {
  const sockets = new Set<Socket>();
  const responses = new Set<ServerResponse>();
  const used = new WeakSet<Socket>();
  let closing = false;

  // Upgraded connections (WebSocket) are here too; the server itself forgets them.
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    used.add(request.socket);
    responses.add(response);
    if (closing) announce(response);
    response.once('close', () => {
      responses.delete(response);
      // One whose headers had left before the end began keeps its connection, which is idle from now on.
      if (closing) setImmediate(() => server.closeIdleConnections());
    });
  });

  return async ({ announceMs = 0, atMostMs = 10_000, signal } = {}) => {
    closing = true;
    for (const response of responses) announce(response);
    const closed = once(server, 'close');
    let cutOff = 0;
    const cut = (): void => {
      for (const socket of sockets) {
        if (!socket.destroyed) cutOff += 1;
        socket.destroy();
      }
    };
    const end = setTimeout(cut, atMostMs);
    signal?.addEventListener('abort', cut);
    // `close` also closes idle connections at once; waiting first lets them be told.
    if (announceMs > 0)
      await delay(Math.min(announceMs, atMostMs), undefined, signal ? { signal } : {}).catch(() => {});
    server.close();
    if (signal?.aborted === true) cut();
    server.closeIdleConnections();
    // Node.js does not count a connection on which nothing was ever sent as idle, and would wait for it.
    for (const socket of sockets) if (!used.has(socket) && socket.bytesRead === 0) socket.destroy();
    await closed;
    clearTimeout(end);
    signal?.removeEventListener('abort', cut);
    return cutOff;
  };
}

function announce(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
