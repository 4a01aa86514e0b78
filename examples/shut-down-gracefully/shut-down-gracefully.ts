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

/** Bytes of an empty line, which some clients send after a body: it begins no request (RFC 9112, section 2.2). */
const EMPTY_LINE = 2;

/** Milliseconds in which a client that has sent so little must go on. */
const EMPTY_LINE_MS = 1_000;

/** Listeners of ours to what Node.js answers by itself as long as nobody listens. */
const OURS = new WeakSet<object>();

/**
 * Prepares a server for an end that no client notices, and returns the function that brings it about.
 *
 * It accepts no new connections, closes idle ones, lets responses under way finish, down to their last byte for a slow
 * client, tells their clients not to reuse the connection, and cuts off what takes too long. Of a connection on which no
 * more than an empty line has come, the next bytes are waited for one or two seconds. It ends no process and listens to
 * no signal. Called again, it goes on waiting, and the shortest limit counts.
 *
 * Sources: RFC 9112, section 9.6, `Connection: close`; `server.close` in Node's manual, https://nodejs.org/api/http.html#serverclosecallback
 *
 * @param server of `http` or `https`, before its first connection
 * @returns resolves when nothing is open any more, with how many connections had to be cut off in all its calls
 */
export function shutDownGracefully(server: Server): (patience?: Patience) => Promise<number> {
  // Both a TLS socket and the one that it is laid upon.
  const sockets = new Set<Socket>();
  const responses = new WeakMap<Socket, Set<ServerResponse>>();
  /** Bytes that had come over a socket when nothing was under way on it: more of them begin a request. */
  const quiet = new WeakMap<Socket, number>();
  let closing = false;
  let cutOff = 0;
  const onEmpty: (() => void)[] = [];

  const isIdle = (socket: Socket): boolean => quiet.has(socket) && quiet.get(socket) === socket.bytesRead;
  // That of Node.js takes an answer for sent once `end` was called, and waits where no request ever came.
  const closeIdle = (): void => {
    if (closing && !server.listening) for (const socket of sockets) if (isIdle(socket)) socket.destroy();
  };

  const silent = new WeakSet<Socket>();
  // What has begun with two bytes cannot be told from an empty line, but a request goes on at once.
  const closeEmptyLines = (): void => {
    for (const socket of sockets) {
      if (!(socket.bytesRead - (quiet.get(socket) ?? -Infinity) <= EMPTY_LINE)) silent.delete(socket);
      else if (silent.has(socket)) socket.destroy();
      else silent.add(socket);
    }
  };

  // Upgraded connections (WebSocket) are here too; the server itself forgets them.
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    quiet.set(socket, socket.bytesRead);
    socket.once('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0) for (const tell of onEmpty) tell();
    });
    // A TLS handshake may end later than the server.
    if (closing) setImmediate(closeIdle);
  };
  server.on('connection', keep);
  server.on('secureConnection', keep);

  const begin = (request: IncomingMessage, response: ServerResponse): void => {
    const { socket } = request;
    const underWay = (responses.get(socket) ?? new Set()).add(response);
    responses.set(socket, underWay);
    quiet.delete(socket);
    if (closing) announce(underWay);
    const rest = (): void => {
      if (underWay.size > 0) return;
      quiet.set(socket, socket.bytesRead);
      // One whose headers had left before the end began keeps its connection, which is idle from now on.
      if (closing) setImmediate(closeIdle);
    };
    response.once('close', () => {
      underWay.delete(response);
      rest();
    });
    // The rest of a body may come after the answer.
    request.once('end', rest);
  };
  server.prependListener('request', begin);
  // Whoever listens to these answers in the place of Node.js: done here while nobody else does.
  const beside = (event: 'checkContinue' | 'checkExpectation', byItself: typeof begin): void => {
    const listener: typeof begin = (request, response) => {
      begin(request, response);
      const all = server.listeners(event);
      if (all.at(-1) === listener && all.every((one) => OURS.has(one))) byItself(request, response);
    };
    OURS.add(listener);
    server.prependListener(event, listener);
  };
  beside('checkContinue', (request, response) => {
    response.writeContinue();
    server.emit('request', request, response);
  });
  beside('checkExpectation', (_request, response) => {
    response.writeHead(417).end();
  });

  const cut = (): void => {
    const open = [...sockets].filter((socket) => !socket.destroyed);
    const secure = open.filter((socket) => 'encrypted' in socket);
    cutOff += Math.max(secure.length, open.length - secure.length);
    for (const socket of open) socket.destroy();
  };

  return async ({ announceMs = 0, atMostMs = 10_000, signal } = {}) => {
    closing = true;
    letManyListen(signal);
    for (const socket of sockets) announce(responses.get(socket));
    const end = setTimeout(cut, Math.min(atMostMs >= 0 ? atMostMs : 10_000, LONGEST_WAIT_MS));
    signal?.addEventListener('abort', cut);
    // Closing the idle ones later lets them be told.
    if (announceMs > 0) await unlessAborted(Math.min(announceMs, atMostMs), signal);
    // `close` calls it.
    server.closeIdleConnections = closeIdle;
    // A server that listens no more emits no second `close`.
    const closed = server.listening
      ? new Promise<void>((resolve) => {
          server.close(() => {
            resolve();
          });
        })
      : undefined;
    if (signal?.aborted === true) cut();
    closeIdle();
    const looks = setInterval(closeEmptyLines, EMPTY_LINE_MS);
    if (sockets.size > 0) await new Promise<void>((resolve) => onEmpty.push(resolve));
    await closed;
    clearTimeout(end);
    clearInterval(looks);
    signal?.removeEventListener('abort', cut);
    return cutOff;
  };
}

/** Announces it in the last response of a connection: Node.js closes after it. */
function announce(underWay: ReadonlySet<ServerResponse> = new Set()): void {
  const [last, ...earlier] = [...underWay].reverse();
  if (last?.headersSent === false) last.setHeader('connection', 'close');
  for (const response of earlier) if (!response.headersSent) response.removeHeader('connection');
}

const unlessAborted = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  delay(Math.min(ms, LONGEST_WAIT_MS), undefined, signal ? { signal } : {}).catch(() => {});

/** Keeps Node.js 20 from warning of a leak when one signal serves hundreds of calls. */
function letManyListen(signal: AbortSignal | undefined): void {
  try {
    if (signal !== undefined) setMaxListeners(0, signal);
  } catch {
    // A signal that is not of Node.js itself, such as jsdom's: of that it does not warn.
  }
}
