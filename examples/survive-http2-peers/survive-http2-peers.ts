// https://tuberia-rota.example/examples/survive-http2-peers/survive-http2-peers.ts | SPDX-License-Identifier: 0BSD
import { setMaxListeners } from 'node:events';
import type {
  ClientHttp2Session,
  ClientHttp2Stream,
  Http2SecureServer,
  Http2Server,
  IncomingHttpHeaders,
  IncomingHttpStatusHeader,
  OutgoingHttpHeaders,
  ServerHttp2Stream,
} from 'node:http2';
import type { TLSSocket } from 'node:tls';

/** What became of a request. */
export type Http2Outcome =
  | { readonly outcome: 'answered'; readonly status: number; readonly body: string }
  | {
      readonly outcome: 'gone';
      /** `true`: the request was not processed, and sending it again is safe. `false`: nobody knows. */
      readonly neverProcessed: boolean;
      /** What told it; `undefined` when the connection ended without any error. */
      readonly error: NodeJS.ErrnoException | undefined;
    };

/** Request options. */
export interface Http2RequestOptions {
  /** Body, sent as UTF-8, whatever the method. */
  readonly body?: string;
  /** Cancels the request: the promise rejects with its reason. Nothing else limits the wait: `AbortSignal.timeout(ms)`. */
  readonly signal?: AbortSignal;
}

/** Errors that come before a request has left. */
const NOT_SENT = new Set([
  'ERR_HTTP2_INVALID_SESSION',
  'ERR_HTTP2_GOAWAY_SESSION',
  'ERR_HTTP2_STREAM_CANCEL',
]);
const GONE = new Set([...NOT_SENT, 'ERR_HTTP2_SESSION_ERROR', 'ERR_STREAM_DESTROYED', 'ECONNRESET', 'EPIPE']);
/** RFC 9113, section 7: the stream was refused before any processing. */
const REFUSED_STREAM = 7;

/**
 * Sends one request and reads the whole answer; one that was cut short does not count, also when it was this end that
 * destroyed the session. A server that sends no `content-length` and resets the stream half-way with NO_ERROR is not told
 * from one that has finished.
 *
 * Give the session an `error` listener of its own: it has errors that belong to no request.
 *
 * @returns the answer, or that the server has gone and whether sending again is safe
 * @throws the reason of `signal`, and every other error: a stream that the server reset for another reason, a protocol error
 */
export function requestOnce(
  session: ClientHttp2Session,
  headers: OutgoingHttpHeaders,
  { body: sent, signal }: Http2RequestOptions = {},
): Promise<Http2Outcome> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(signal.reason as Error);
      return;
    }
    letManyListen(signal);
    let status = 0;
    const fail = (error: NodeJS.ErrnoException, rstCode: number): void => {
      const code = String(error.code);
      if (GONE.has(code) || rstCode === REFUSED_STREAM) {
        // Bun says of a request that was being answered, too, that it had not left.
        const neverProcessed = status === 0 && (NOT_SENT.has(code) || rstCode === REFUSED_STREAM);
        resolve({ outcome: 'gone', neverProcessed, error });
      } else {
        reject(error);
      }
    };

    let stream: ClientHttp2Stream;
    try {
      stream = session.request(headers, {
        ...(signal !== undefined && { signal }),
        // By itself Node.js sends GET, HEAD and DELETE without a body.
        ...(sent !== undefined && { endStream: false }),
      });
    } catch (error) {
      // A session that is closed throws on Node.js 20 and 22 and on Deno; elsewhere the stream emits the same error.
      fail(error as NodeJS.ErrnoException, 0);
      return;
    }
    let announced: number | undefined;
    let got = 0;
    const body: Buffer[] = [];
    let ended = false;
    let failure: NodeJS.ErrnoException | undefined;
    stream.on('response', (head: IncomingHttpHeaders & IncomingHttpStatusHeader) => {
      status = Number(head[':status']);
      const length = head['content-length'];
      // Neither has a body, whatever length is announced.
      if (length !== undefined && headers[':method'] !== 'HEAD' && status !== 304) announced = Number(length);
    });
    stream.on('data', (chunk: Buffer) => {
      got += chunk.length;
      body.push(chunk);
    });
    stream.on('error', (error: NodeJS.ErrnoException) => (failure = error));
    // A session that this end destroys half-way through the body ends its streams as if they were whole.
    stream.on('end', () => (ended = !session.destroyed));
    // Not `end`, which a connection lost half-way through the body emits too; nor `aborted`, which then does not come.
    stream.on('close', () => {
      const { rstCode } = stream;
      if (failure !== undefined && signal?.aborted === true) reject(signal.reason as Error);
      else if (failure !== undefined) fail(failure, rstCode);
      // The session lives on: the server wanted this one stream no more.
      else if (rstCode !== 0 && !session.destroyed && !session.closed) reject(streamReset(rstCode));
      // A server may end a stream half-way with NO_ERROR, and on Bun a lost connection looks so: the length tells.
      else if (!ended || rstCode !== 0 || status === 0 || (announced !== undefined && got < announced))
        resolve({ outcome: 'gone', neverProcessed: false, error: undefined });
      else resolve({ outcome: 'answered', status, body: Buffer.concat(body).toString() });
    });
    try {
      stream.end(sent);
    } catch (error) {
      // A body of a wrong type: the server must not wait for one.
      stream.destroy(error as Error);
    }
  });
}

/** Node.js emits no error for a stream that the server has cancelled: this is in its place. */
const streamReset = (rstCode: number): NodeJS.ErrnoException =>
  Object.assign(new Error(`the server reset the stream with code ${String(rstCode)}`), {
    code: 'ERR_HTTP2_STREAM_ERROR',
  });

/** What to do with the errors of a server's clients. */
export interface Http2Handlers {
  /** A client has gone. A request that it only cancelled emits no error: its stream closes. */
  readonly onGone: (error: NodeJS.ErrnoException) => void;
  /**
   * Every other error, also one with which the program itself destroyed a stream, whatever its code: a client that does
   * not speak HTTP/2 (ERR_HTTP2_ERROR), a handshake of TLS that failed.
   */
  readonly onError: (error: NodeJS.ErrnoException) => void;
}

/** Milliseconds that a client without HTTP/2 has to read what it is told. */
const LINGER_MS = 10_000;

/** Listeners of ours to what Node.js answers by itself as long as nobody listens. */
const OURS = new WeakSet<object>();

/**
 * Keeps clients that vanish, or speak something else, from ending an HTTP/2 server: one lost connection fails each of its
 * streams. A client that breaks HTTP/2 off half-way with garbage is told of by nothing on Node.js 20, and holds its
 * connection: `server.setTimeout(ms)` ends it.
 *
 * Source: `stream`, `sessionError` and `unknownProtocol` in Node's manual, https://nodejs.org/api/http2.html#class-http2server
 *
 * @returns stops listening to the server; streams that are open keep their listener
 */
export function surviveHttp2Clients(
  server: Http2Server | Http2SecureServer,
  handlers: Http2Handlers,
): () => void {
  const tell = (error: NodeJS.ErrnoException, lost: boolean): void => {
    if (lost && GONE.has(String(error.code))) handlers.onGone(error);
    else handlers.onError(error);
  };
  const onStream = (stream: ServerHttp2Stream): void => {
    const { session } = stream;
    // While its session lives the client is there, and the error is the program's.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      tell(error, session?.destroyed !== false);
    });
  };
  const onSession = (error: NodeJS.ErrnoException): void => {
    tell(error, true);
  };
  // Over TLS a client may choose no HTTP/2, and Node.js tells nobody.
  const onUnknown = (socket: TLSSocket): void => {
    handlers.onError(notHttp2());
    const all = server.listeners('unknownProtocol');
    if (all.at(-1) === onUnknown && all.every((one) => OURS.has(one))) refuse(socket);
  };
  OURS.add(onUnknown);
  const listeners = {
    stream: onStream,
    sessionError: onSession,
    tlsClientError: onSession,
    unknownProtocol: onUnknown,
  };
  for (const [event, listener] of Object.entries(listeners)) server.on(event, listener);
  return () => {
    for (const [event, listener] of Object.entries(listeners)) server.off(event, listener);
  };
}

/** What Node.js says where nobody listens, in a form that the client may understand. */
function refuse(socket: TLSSocket): void {
  socket.on('error', () => {});
  const linger = setTimeout(() => socket.destroy(), LINGER_MS).unref();
  socket.once('close', () => {
    clearTimeout(linger);
  });
  socket
    .resume()
    .end('HTTP/1.0 403 Forbidden\r\nContent-Type: text/plain\r\n\r\nThis server speaks HTTP/2 only.\n');
}

const notHttp2 = (): NodeJS.ErrnoException =>
  Object.assign(new Error('a client that does not speak HTTP/2'), { code: 'ERR_HTTP2_ERROR' });

/** Keeps Node.js 20 from warning of a leak when one signal serves hundreds of calls. */
function letManyListen(signal: AbortSignal | undefined): void {
  try {
    if (signal !== undefined) setMaxListeners(0, signal);
  } catch {
    // A signal that is not of Node.js itself, such as jsdom's: of that it does not warn.
  }
}
