// https://tuberia-rota.example/examples/proxy-between-peers/proxy-between-peers.ts | SPDX-License-Identifier: 0BSD
import { setMaxListeners } from 'node:events';
import {
  request,
  type Agent,
  type ClientRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { addAbortSignal, type Duplex } from 'node:stream';

/** Which end left before the exchange was complete. */
export interface ProxyLeave {
  readonly who: 'client' | 'upstream';
  /** `true`: the client got a 502. `false`: the answer was cut short, and the other end was told by a closed connection. */
  readonly answered: boolean;
  /** What told it; `undefined` when the connection just ended. */
  readonly error: NodeJS.ErrnoException | undefined;
}

/** Where to, and what to do about those who leave. */
export interface ProxyOptions {
  readonly host: string;
  readonly port: number;
  /** Called once for each exchange that an end left. */
  readonly onLeave: (leave: ProxyLeave) => void;
  /** Called with every error that is no leave, such as an upstream that does not speak HTTP. The client gets a 502. */
  readonly onError: (error: NodeJS.ErrnoException) => void;
  /**
   * Keeps connections to the upstream for further requests: `new Agent({ keepAlive: true })`. A kept one that turns out
   * to be closed is replaced once, for a request that has no body and may be repeated. Default: a connection for each.
   */
  readonly agent?: Agent;
  /** Breaks off every exchange under way, to shut down; each is told to `onError`, with an AbortError. */
  readonly signal?: AbortSignal;
}

const GONE = new Set(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT', 'ERR_STREAM_PREMATURE_CLOSE']);

/** Milliseconds that an end of a WebSocket may take to read what the other one sent before it left. */
const LINGER = 10_000;

/** RFC 9110, section 7.6.1: these headers belong to one connection, not to the message. Trailers are not passed on. */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** RFC 9110, section 9.2.2: requests that may be repeated. */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE']);

/** Headers of a message without those of its connection, which its `Connection` header may name further ones of. */
function forwarded({ headers }: IncomingMessage): OutgoingHttpHeaders {
  const named = (headers.connection ?? '').toLowerCase().split(',');
  const dropped = new Set([...HOP_BY_HOP, ...named.map((name) => name.trim())]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}

/**
 * Headers for the upstream. The body is framed as it came: without its framing, Node.js would send the body of a GET,
 * DELETE or OPTIONS as it is, and the upstream would take it for the next request (request smuggling).
 */
function requestHeaders(incoming: IncomingMessage): OutgoingHttpHeaders {
  const headers = forwarded(incoming);
  const via = headers['via'];
  headers['via'] = `${typeof via === 'string' ? `${via}, ` : ''}${incoming.httpVersion} proxy`;
  if (incoming.headers['transfer-encoding'] !== undefined) {
    delete headers['content-length'];
    headers['transfer-encoding'] = 'chunked';
  } else if (incoming.headers['content-length'] !== undefined) {
    // Put back even if `Connection` names it.
    headers['content-length'] = incoming.headers['content-length'];
  }
  return headers;
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Bytes of the body are missing, or are decoded: the upstream would take the next request of the connection for them. */
const bodyTouched = (incoming: IncomingMessage): boolean =>
  hasBody(incoming) &&
  (incoming.readableDidRead || incoming.readableEnded || typeof incoming.readableEncoding === 'string');

/** Cuts a connection by a RST: where the end of an answer is the close, as in HTTP/1.0, a FIN would make it look complete. */
function cut(connection: Duplex & { resetAndDestroy?: () => unknown }): void {
  try {
    connection.resetAndDestroy?.();
  } catch {
    // Only TCP has a RST: TLS and Unix sockets do not.
  }
  connection.destroy();
}

function endUnasked(this: Socket): void {
  this.destroy();
}

/** What comes while nothing is asked, a second answer, say, would be taken for a part of the next one. */
function watchUnasked(socket: Socket): void {
  socket.off('data', endUnasked).on('data', endUnasked);
}

/**
 * A listener for a server's `request` event that passes requests on.
 *
 * Upstream gone before its headers: the client gets a 502. Gone after them: the client's connection is closed, or reset
 * if the close is the end of the answer, so that a cut answer never looks complete (HTTP/1.0 over TLS or a Unix socket
 * excepted, where there is no RST). Client gone: the upstream request is destroyed.
 *
 * An answer that comes before the request's body is whole ends that request: the rest is read from the client, and dropped.
 * It belongs before whatever reads bodies, such as `express.json()`: a body that was read is a 502, told to `onError`.
 * Trailers and interim answers (103) are not passed on, transfer codings other than `chunked` are refused with a 501.
 * In production, nginx or Caddy does this job; this shows how, and serves tests and development.
 *
 * Sources: RFC 9110, section 15.6.3 (502), 7.6.1 and 7.6.3; RFC 9112, section 6, framing, and 8, answers that were cut.
 */
export function proxyRequests(
  options: ProxyOptions,
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  const { host, port, signal } = options;
  letManyListen(signal);
  // One agent may serve several proxies.
  if (options.agent?.listeners('free').includes(watchUnasked) === false)
    options.agent.on('free', watchUnasked);
  return (incoming, outgoing) => {
    const { method = 'GET', url } = incoming;
    const coding = incoming.headers['transfer-encoding'] ?? 'chunked';
    if (coding.trim().toLowerCase() !== 'chunked') {
      outgoing.writeHead(501, { connection: 'close' }).end('Not Implemented\n');
      return;
    }
    const repeatable = !hasBody(incoming) && IDEMPOTENT.has(method);
    let upstream: ClientRequest | undefined;
    let over = false;

    const upstreamFailed = (error: NodeJS.ErrnoException | undefined): void => {
      if (over) return;
      over = true;
      if (upstream !== undefined) incoming.unpipe(upstream);
      upstream?.destroy();
      const answered = !outgoing.headersSent && !outgoing.destroyed;
      if (answered) outgoing.writeHead(502, { connection: 'close' }).end('Bad Gateway\n');
      else if (!outgoing.chunkedEncoding && !outgoing.hasHeader('content-length')) cut(incoming.socket);
      else outgoing.destroy();
      // What the client still sends is read and dropped: unread, it would make the kernel reset the 502 away.
      incoming.resume();
      if (error === undefined || GONE.has(String(error.code)))
        options.onLeave({ who: 'upstream', answered, error });
      else options.onError(error);
    };

    const pass = (response: IncomingMessage): void => {
      response.on('error', upstreamFailed);
      response.on('close', () => {
        if (!response.complete) upstreamFailed(undefined);
      });
      try {
        // A status or header that Node.js reads but does not write.
        outgoing.writeHead(response.statusCode ?? 0, forwarded(response));
      } catch (error) {
        upstreamFailed(error as NodeJS.ErrnoException);
        return;
      }
      response.pipe(outgoing);
    };

    const send = (agent: Agent | false): ClientRequest => {
      const sent = request({
        host,
        port,
        method,
        path: url,
        agent,
        headers: requestHeaders(incoming),
        ...(signal === undefined ? {} : { signal }),
      });
      sent.on('socket', (socket) => socket.off('data', endUnasked));
      let failure: NodeJS.ErrnoException | undefined;
      let answered = false;
      sent.on('error', (error: NodeJS.ErrnoException) => {
        failure = error;
        if (answered) upstreamFailed(error);
      });
      sent.on('response', (response) => {
        answered = true;
        pass(response);
      });
      // Not asked for, so no exchange can follow; without a listener, neither answer nor error would come.
      sent.on('upgrade', (_response, socket) => socket.destroy());
      sent.on('close', () => {
        // A client that got an early answer may still be sending: unread, its next request would never come.
        incoming.unpipe(sent).resume();
        if (answered || over) return;
        if (repeatable && sent.reusedSocket && failure?.code === 'ECONNRESET') upstream = send(false);
        else upstreamFailed(failure);
      });
      // An ended request would not end a second one.
      if (hasBody(incoming)) incoming.pipe(sent);
      else sent.end();
      return sent;
    };

    const clientGone = (): void => {
      if (over) return;
      over = true;
      upstream?.destroy();
      options.onLeave({ who: 'client', answered: false, error: undefined });
    };
    // The response has no error of its own when the client leaves: it just closes unfinished.
    outgoing.on('close', () => {
      incoming.socket.off('close', clientGone);
      if (!outgoing.writableFinished) clientGone();
      over = true;
      // Answered early: the rest of the body may never come, and would hold a kept connection.
      if (upstream?.writableFinished === false) upstream.destroy();
    });
    // Nor does it close if it waits its turn behind another one on the same connection (pipelining).
    incoming.socket.setMaxListeners(0).once('close', clientGone);
    outgoing.on('error', () => undefined);
    incoming.on('error', () => undefined);
    if (incoming.socket.destroyed) clientGone();
    else if (bodyTouched(incoming))
      upstreamFailed(new Error('The body was read before the proxy could pass it on'));
    else upstream = send(options.agent ?? false);
  };
}

/**
 * A listener for a server's `upgrade` event that passes WebSockets on, byte by byte, once the upstream has agreed (101).
 * Any other answer is passed on and ends the connection: what the client sends after it reaches no upstream.
 *
 * A request for another protocol, such as the `h2c` of `curl --http2`, goes on without that wish. Node.js gives it to
 * this listener without its body: with one it is a 501.
 *
 * Whichever end leaves takes the other one along, once that has taken what was sent before, in ten seconds at most. Before the upstream has answered, the client gets a 502.
 */
export function proxyUpgrades(
  options: ProxyOptions,
): (incoming: IncomingMessage, client: Duplex, head: Buffer) => void {
  const { host, port, signal } = options;
  letManyListen(signal);
  return (incoming, client, head) => {
    if (hasBody(incoming)) {
      client.on('error', () => undefined);
      client.on('end', () => client.destroy());
      // What still comes is read for a moment: unread, it would make the kernel reset the 501 away.
      client.resume().end('HTTP/1.1 501 Not Implemented\r\nConnection: close\r\n\r\n');
      setTimeout(() => client.destroy(), 1000).unref();
      return;
    }
    const isWebSocket = incoming.headers.upgrade?.toLowerCase() === 'websocket';
    let upstream: Duplex | undefined;
    let lingering: NodeJS.Timeout | undefined;
    let answered = false;
    let over = false;
    const sent = request({
      host,
      port,
      method: incoming.method,
      path: incoming.url,
      agent: false,
      headers: {
        ...forwarded(incoming),
        ...(isWebSocket ? { connection: 'Upgrade', upgrade: 'websocket' } : {}),
      },
      ...(signal === undefined ? {} : { signal }),
    });

    const left = (who: 'client' | 'upstream', error?: NodeJS.ErrnoException): void => {
      if (over) return;
      over = true;
      clearTimeout(lingering);
      const refused = who === 'upstream' && !answered && !client.destroyed;
      // Destroyed once it is out: a client that keeps its end open would be kept for ever.
      if (refused)
        client.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n', () => client.destroy());
      else if (answered && upstream === undefined) cut(client);
      else client.destroy();
      sent.destroy();
      upstream?.destroy();
      if (error === undefined || GONE.has(String(error.code)))
        options.onLeave({ who, answered: refused, error });
      else options.onError(error);
    };

    const listen = (who: 'client' | 'upstream', end: Duplex): void => {
      end.on('end', () => {
        const other = who === 'client' ? upstream : client;
        if (upstream === undefined || other === undefined) {
          left(who);
          return;
        }
        // What it sent last may still wait for a slow other end.
        const leave = (): void => {
          left(who);
        };
        other.end(leave);
        lingering = setTimeout(leave, LINGER).unref();
      });
      end.on('close', () => {
        left(who);
      });
      end.on('error', (error) => {
        left(who, error);
      });
    };

    sent.on('upgrade', (response, socket, rest) => {
      upstream = socket;
      if (!isWebSocket) {
        left('upstream');
        return;
      }
      answered = true;
      // The signal of the request does no more from here on.
      if (signal !== undefined) addAbortSignal(signal, socket);
      listen('upstream', socket);
      client.write(headOf(response), 'latin1');
      client.write(rest);
      socket.write(head);
      client.pipe(socket).pipe(client);
    });
    sent.on('response', (response) => {
      answered = true;
      // The end of the connection is the end of the answer.
      client.write(headOf(response, ['connection', 'transfer-encoding', 'keep-alive']), 'latin1');
      response.on('error', (error) => {
        left('upstream', error);
      });
      response.on('end', () => {
        over = true;
        client.end(() => client.destroy());
      });
      response.pipe(client, { end: false });
    });
    sent.on('error', (error) => {
      left('upstream', error);
    });
    sent.on('close', () => {
      if (!answered) left('upstream');
    });
    // A server's sockets are half-open: a client that has gone would still be written to, until EPIPE.
    listen('client', client);
    if (client.destroyed) left('client');
    else sent.end();
  };
}

/** The head of an answer as it came, byte for byte (`latin1`), without the headers that are dropped. */
function headOf({ statusCode, statusMessage, rawHeaders }: IncomingMessage, dropped: string[] = []): string {
  const lines = [`HTTP/1.1 ${String(statusCode)} ${String(statusMessage)}`];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = String(rawHeaders[i]);
    if (!dropped.includes(name.toLowerCase())) lines.push(`${name}: ${String(rawHeaders[i + 1])}`);
  }
  if (dropped.length > 0) lines.push('Connection: close');
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** Keeps Node.js 20 from warning of a leak when one signal serves hundreds of calls. */
function letManyListen(signal: AbortSignal | undefined): void {
  try {
    if (signal !== undefined) setMaxListeners(0, signal);
  } catch {
    // A signal that is not of Node.js itself, such as jsdom's: of that it does not warn.
  }
}
