// https://tuberia-rota.example/examples/proxy-between-peers/proxy-between-peers.ts | SPDX-License-Identifier: 0BSD
import { request, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

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
  /** Breaks off every exchange under way, to shut down; each is told to `onError`, with an AbortError. */
  readonly signal?: AbortSignal;
}

const GONE = new Set(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT', 'ERR_STREAM_PREMATURE_CLOSE']);

/** RFC 9110, section 7.6.1: these headers belong to one connection, not to the message. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);

function forwarded(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)));
}

/**
 * A listener for a server's `request` event that passes requests on.
 *
 * Upstream gone before its headers: the client gets a 502. Gone after them: the client's connection is closed, so that
 * a cut answer never looks complete. Client gone: the upstream request is destroyed.
 *
 * Sources: RFC 9110, section 15.6.3 (502) and 7.6.1; RFC 9112, section 8, on answers that were cut.
 */
export function proxyRequests(
  options: ProxyOptions,
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const { host, port, signal } = options;
    const upstream = request({
      host,
      port,
      method,
      path: url,
      headers: forwarded(headers),
      ...(signal === undefined ? {} : { signal }),
    });
    let over = false;

    const upstreamFailed = (error: NodeJS.ErrnoException | undefined): void => {
      if (over) return;
      over = true;
      incoming.unpipe(upstream);
      upstream.destroy();
      const answered = !outgoing.headersSent;
      if (answered) outgoing.writeHead(502, { connection: 'close' }).end('Bad Gateway\n');
      else outgoing.destroy();
      if (error === undefined || GONE.has(String(error.code)))
        options.onLeave({ who: 'upstream', answered, error });
      else options.onError(error);
    };

    upstream.on('error', upstreamFailed);
    upstream.on('response', (response) => {
      response.on('error', upstreamFailed);
      response.on('close', () => {
        if (!response.complete) upstreamFailed(undefined);
      });
      outgoing.writeHead(response.statusCode ?? 502, forwarded(response.headers));
      response.pipe(outgoing);
    });
    // The response has no error of its own when the client leaves: it just closes unfinished.
    outgoing.on('close', () => {
      if (over) return;
      over = true;
      if (outgoing.writableFinished) return;
      upstream.destroy();
      options.onLeave({ who: 'client', answered: false, error: undefined });
    });
    outgoing.on('error', () => undefined);
    incoming.on('error', () => undefined);
    incoming.pipe(upstream);
  };
}

/**
 * A listener for a server's `upgrade` event that passes WebSockets on, byte by byte.
 *
 * Whichever end leaves takes the other one along. Before the upstream is connected, the client gets a 502.
 */
export function proxyUpgrades(
  options: ProxyOptions,
): (incoming: IncomingMessage, client: Duplex, head: Buffer) => void {
  return (incoming, client, head) => {
    const { host, port, signal } = options;
    const upstream = connect({ host, port, ...(signal === undefined ? {} : { signal }) });
    let connected = false;
    let over = false;

    const left = (who: 'client' | 'upstream', error?: NodeJS.ErrnoException): void => {
      if (over) return;
      over = true;
      const answered = who === 'upstream' && !connected;
      if (answered) client.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n');
      else client.destroy();
      upstream.destroy();
      if (error === undefined || GONE.has(String(error.code))) options.onLeave({ who, answered, error });
      else options.onError(error);
    };

    upstream.on('connect', () => {
      connected = true;
      const lines = [`${String(incoming.method)} ${String(incoming.url)} HTTP/1.1`];
      const { rawHeaders } = incoming;
      for (let i = 0; i < rawHeaders.length; i += 2) lines.push(`${rawHeaders[i]}: ${rawHeaders[i + 1]}`);
      upstream.write(`${lines.join('\r\n')}\r\n\r\n`);
      upstream.write(head);
      client.pipe(upstream).pipe(client);
    });
    // A server's sockets are half-open: a client that has gone would still be written to, until EPIPE.
    client.on('end', () => left('client'));
    upstream.on('end', () => left('upstream'));
    client.on('close', () => left('client'));
    upstream.on('close', () => left('upstream'));
    client.on('error', (error) => left('client', error));
    upstream.on('error', (error) => left('upstream', error));
  };
}
