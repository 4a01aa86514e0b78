// https://tuberia-rota.example/examples/retry-stale-connection/retry-stale-connection.ts | SPDX-License-Identifier: 0BSD
import {
  Agent as HttpAgent,
  request as httpRequest,
  type AgentOptions,
  type ClientRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** A request whose body, if any, is in memory, so that it can be sent again. */
export interface Outgoing {
  /** Default: `GET`. */
  readonly method?: string;
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
  /** Ends the connections that are kept. */
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
 * Sources: RFC 9110, section 9.2.2, what may be repeated; RFC 9112, section 9.3.1, when a client may repeat it by itself
 *
 * @param options as for `http.Agent` or `https.Agent`: certificates, limits
 * @throws (from `send`) the reason of `signal`; the error of the second attempt, or of a first one that must not be repeated
 */
export function keepAliveClient(options: AgentOptions = {}): KeepAliveClient {
  const pool = { ...options, keepAlive: true };
  const once = { ...options, keepAlive: false };
  const agents = {
    'http:': { request: httpRequest, kept: new HttpAgent(pool), fresh: new HttpAgent(once) },
    'https:': { request: httpsRequest, kept: new HttpsAgent(pool), fresh: new HttpsAgent(once) },
  };

  return {
    async send(url, outgoing = {}) {
      const { protocol } = new URL(url);
      if (protocol !== 'http:' && protocol !== 'https:')
        throw new TypeError(`not a web address: ${String(url)}`);
      const { request, kept, fresh } = agents[protocol];
      const { method = 'GET', headers, body, signal } = outgoing;
      signal?.throwIfAborted();
      const attempt = (agent: HttpAgent): Attempt => {
        const sent = request(url, {
          method,
          agent,
          ...(headers === undefined ? {} : { headers }),
          ...(signal === undefined ? {} : { signal }),
        });
        const response = new Promise<IncomingMessage>((resolve, reject) => {
          sent.on('response', resolve);
          // It stays for the life of the request: an error after the response would otherwise end the process.
          sent.on('error', (error) => reject(signal?.aborted === true ? (signal.reason as Error) : error));
        });
        sent.end(body);
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
      for (const { kept, fresh } of Object.values(agents)) {
        kept.destroy();
        fresh.destroy();
      }
    },
  };
}

interface Attempt {
  readonly sent: ClientRequest;
  readonly response: Promise<IncomingMessage>;
}

function hasGone(error: unknown): error is NodeJS.ErrnoException {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ECONNRESET' || code === 'EPIPE';
}
