// https://tuberia-rota.example/examples/shut-down-gracefully/shut-down-gracefully.ts | SPDX-License-Identifier: 0BSD
import { setMaxListeners } from 'node:events';
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

/** Beyond it a timer of Node.js fires at once. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

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
  // By both ends of the connection: a TLS socket takes the place of the one that it is laid upon.
  const sockets = new Map<string, Socket>();
  const responses = new Set<ServerResponse>();
  /** Bytes that had come over a socket before the first one of a request could. */
  const quiet = new WeakMap<Socket, number>();
  let closing = false;
  let onEmpty = (): void => {};

  // Upgraded connections (WebSocket) are here too; the server itself forgets them.
  const keep = (socket: Socket): void => {
    const key = `${String(socket.remoteAddress)} ${String(socket.remotePort ?? sockets.size)}`;
    sockets.set(key, socket);
    quiet.set(socket, socket.bytesRead);
    socket.once('close', () => {
      if (sockets.get(key) === socket) sockets.delete(key);
      if (sockets.size === 0) onEmpty();
    });
  };
  server.on('connection', keep);
  server.on('secureConnection', keep);

  const begin = (request: IncomingMessage, response: ServerResponse): void => {
    quiet.delete(request.socket);
    responses.add(response);
    if (closing) announce(response);
    response.once('close', () => {
      responses.delete(response);
      // One whose headers had left before the end began keeps its connection, which is idle from now on.
      if (closing)
        setImmediate(() => {
          server.closeIdleConnections();
        });
    });
  };
  server.prependListener('request', begin);
  // Listening to these changes what Node.js does, so only beside somebody who listens anyway.
  const instead = new Set<string | symbol>(['checkContinue', 'checkExpectation']);
  const beside = (event: string | symbol): void => {
    if (instead.delete(event)) server.prependListener(String(event), begin);
  };
  for (const event of instead) if (server.listenerCount(event) > 0) beside(event);
  server.on('newListener', beside);

  return async ({ announceMs = 0, atMostMs = 10_000, signal } = {}) => {
    closing = true;
    if (signal !== undefined) setMaxListeners(0, signal);
    for (const response of responses) announce(response);
    let cutOff = 0;
    const cut = (): void => {
      for (const socket of sockets.values()) {
        if (!socket.destroyed) cutOff += 1;
        socket.destroy();
      }
    };
    const end = setTimeout(cut, Math.min(atMostMs >= 0 ? atMostMs : 10_000, LONGEST_WAIT_MS));
    signal?.addEventListener('abort', cut);
    // `close` also closes idle connections at once; waiting first lets them be told.
    if (announceMs > 0) await unlessAborted(Math.min(announceMs, atMostMs), signal);
    // A server that listens no more emits no second `close`.
    const closed = server.listening
      ? new Promise<void>((resolve) => {
          server.close(() => {
            resolve();
          });
        })
      : undefined;
    if (signal?.aborted === true) cut();
    server.closeIdleConnections();
    // Node.js does not count a connection over which no request ever came as idle, and would wait for it.
    for (const socket of sockets.values()) if (quiet.get(socket) === socket.bytesRead) socket.destroy();
    if (sockets.size > 0) await new Promise<void>((resolve) => (onEmpty = resolve));
    await closed;
    clearTimeout(end);
    signal?.removeEventListener('abort', cut);
    return cutOff;
  };
}

function announce(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}

const unlessAborted = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  delay(Math.min(ms, LONGEST_WAIT_MS), undefined, signal ? { signal } : {}).catch(() => {});
