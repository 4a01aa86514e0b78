// https://tuberia-rota.example/examples/retry-stale-connection/retry-stale-connection.ts | SPDX-License-Identifier: 0BSD
import { setMaxListeners } from 'node:events';
import {
  Agent as HttpAgent,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest, type AgentOptions } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** A request whose body, if any, is in memory, so that it can be sent again. */
export interface Outgoing {
  /** Default: `GET`. */
  readonly method?: string;
  /** `Content-Length` and `Transfer-Encoding` are set here, from the body. */
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
  /** Whether doing it twice is the same as once. Default: what HTTP says of the method; `true` suits a POST with a key. */
  readonly repeatable?: boolean;
  /** Ends the request, also the reading of its response. Nothing else limits the wait: `AbortSignal.timeout(ms)`. */
  readonly signal?: AbortSignal;
}

/** A response, and whether it took two attempts. */
export interface Answer {
  readonly response: IncomingMessage;
  /** What ended the first attempt; `undefined` when there was only one. */
  readonly repeatedAfter: NodeJS.ErrnoException | undefined;
}

/** Sends requests over kept connections, as far as that is safe. */
export interface KeepAliveClient {
  /** Resolves with the response as soon as its headers are there; its body is the caller's to read. */
  readonly send: (url: string | URL, outgoing?: Outgoing) => Promise<Answer>;
  /** Ends the connections that are idle; requests under way go on, and from now on no connection is kept. */
  readonly close: () => void;
}

/** RFC 9110, section 9.2.2: requests that may be repeated. */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE']);

/**
 * A client for servers that close idle connections whenever they like, which may be just when one is used again.
 *
 * A repeatable request goes over a kept connection. If that one dies before the response, it is sent once more, over a
 * new one. Any other request gets a connection of its own, which cannot have gone stale, and is never repeated.
 *
 * A server that sends two responses to one request loses its connection, so that nobody gets one to another's question.
 * Only if the second comes after the next request has left can nothing tell: HTTP/1.1 does not number them.
 *
 * Sources: RFC 9110, section 9.2.2, what may be repeated; RFC 9112, section 9.3.1, when a client may repeat it by itself
 *
 * @param options as for `https.Agent`, whose are those of `http.Agent` too: certificates, limits
 * @throws (from `send`) the reason of `signal`; the error of the second attempt, or of a first one that must not be
 *   repeated; an error with the code ERR_STREAM_PREMATURE_CLOSE if the server switches protocols or closes unasked
 */
export function keepAliveClient(options: AgentOptions = {}): KeepAliveClient {
  const pool = { ...options, keepAlive: true };
  const once = { ...options, keepAlive: false };
  const agents = {
    'http:': { request: httpRequest, kept: new HttpAgent(pool), fresh: new HttpAgent(once) },
    'https:': { request: httpsRequest, kept: new HttpsAgent(pool), fresh: new HttpsAgent(once) },
  };
  // Whatever comes while nothing is asked, a second response, say, would be taken for a part of the next one.
  for (const { kept } of Object.values(agents))
    kept.on('free', (socket: Socket) => socket.off('data', endUnasked).on('data', endUnasked));

  return {
    async send(url, outgoing = {}) {
      const { protocol } = new URL(url);
      if (protocol !== 'http:' && protocol !== 'https:')
        throw new TypeError(`not a web address: ${String(url)}`);
      const { request, kept, fresh } = agents[protocol];
      const { method = 'GET', headers, body, signal } = outgoing;
      signal?.throwIfAborted();
      letManyListen(signal);
      const attempt = (agent: HttpAgent): Attempt => {
        const sent = request(url, {
          method,
          agent,
          headers: framed(headers, body, agent === fresh),
          ...(signal === undefined ? {} : { signal }),
        });
        sent.on('socket', (socket) => socket.off('data', endUnasked));
        // With `maxSockets`, Node.js hands the connection on to the next request, whatever it said in `Connection`.
        if (agent === fresh) sent.shouldKeepAlive = false;
        const response = new Promise<IncomingMessage>((resolve, reject) => {
          sent.on('response', resolve);
          // It stays for the life of the request: an error after the response would otherwise end the process.
          sent.on('error', (error) => {
            reject(signal?.aborted === true ? (signal.reason as Error) : error);
          });
          // Not asked for: without listeners, neither a response nor an error would come.
          for (const event of ['upgrade', 'connect'])
            sent.on(event, (_response: IncomingMessage, socket: Duplex) => socket.destroy());
          sent.on('close', () => {
            reject(closedWithoutResponse());
          });
        });
        try {
          sent.end(body);
        } catch (error) {
          // A body of a wrong type: the response rejects with it, and the connection does not wait for the rest.
          sent.destroy(error as Error);
        }
        return { sent, response };
      };

      if (!(outgoing.repeatable ?? IDEMPOTENT.has(method.toUpperCase())))
        return { response: await attempt(fresh).response, repeatedAfter: undefined };
      const first = attempt(kept);
      try {
        return { response: await first.response, repeatedAfter: undefined };
      } catch (error) {
        // A new connection that dies was not stale: repeating would hide a server that is ill.
        if (!first.sent.reusedSocket || !hasGone(error)) throw error;
        return { response: await attempt(fresh).response, repeatedAfter: error };
      }
    },
    close() {
      for (const { kept } of Object.values(agents)) {
        // Not `destroy`: it ends those in use, too, and a GET that it ends looks stale and is sent again.
        for (const socket of Object.values(kept.freeSockets).flat()) socket?.destroy();
        kept.maxFreeSockets = 0;
      }
    },
  };
}

interface Attempt {
  readonly sent: ClientRequest;
  readonly response: Promise<IncomingMessage>;
}

/**
 * Headers with the one framing that fits the body: Node.js sends the body of a DELETE or GET without any, and the server
 * takes it for the next request.
 * @param alone whether the connection is for this request only
 */
function framed(
  headers: OutgoingHttpHeaders | undefined,
  body: string | Uint8Array | undefined,
  alone: boolean,
): OutgoingHttpHeaders {
  const ours = ['content-length', 'transfer-encoding', ...(alone ? ['connection'] : [])];
  const kept = Object.entries(headers ?? {}).filter(([name]) => !ours.includes(name.toLowerCase()));
  return {
    ...Object.fromEntries(kept),
    ...(alone ? { connection: 'close' } : {}),
    ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
  };
}

function endUnasked(this: Socket): void {
  this.destroy();
}

const closedWithoutResponse = (): NodeJS.ErrnoException =>
  Object.assign(new Error('the connection closed without a response'), {
    code: 'ERR_STREAM_PREMATURE_CLOSE',
  });

/** By code alone: an error of the core is no `instanceof Error` under Jest or in a `vm` context. */
function hasGone(error: unknown): error is NodeJS.ErrnoException {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === 'ECONNRESET' || code === 'EPIPE';
}

/** Keeps Node.js 20 from warning of a leak when one signal serves hundreds of calls. */
function letManyListen(signal: AbortSignal | undefined): void {
  try {
    if (signal !== undefined) setMaxListeners(0, signal);
  } catch {
    // A signal that is not of Node.js itself, such as jsdom's: of that it does not warn.
  }
}
