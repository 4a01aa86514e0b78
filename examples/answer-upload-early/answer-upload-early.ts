// https://tuberia-rota.example/examples/answer-upload-early/answer-upload-early.ts | SPDX-License-Identifier: 0BSD
import { setMaxListeners } from 'node:events';
import {
  request as sendHttp,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { request as sendHttps, type RequestOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';

/** How long and how much a server listens to an upload that it has refused. */
export interface Lingering {
  /** Milliseconds. Default, also for NaN: 5,000. */
  readonly atMostMs?: number;
  /** Bytes of the body. Default: 64 MiB; NaN: none. */
  readonly atMostBytes?: number;
  /** An abort stops listening at once, as the two limits do: the server shuts down, say. */
  readonly signal?: AbortSignal;
}

/**
 * For servers: answers an upload before its end, and sees to it that the answer arrives.
 *
 * Closing while the client still sends makes the kernel reply with an RST, which may reach the client before the
 * answer is read. So the rest is read and thrown away first, within limits.
 *
 * Source: RFC 9112, section 9.6, on the reset that takes the answer with it.
 *
 * @param status such as 413
 * @param body of the answer, as UTF-8 text
 * @returns a promise of `true` if the client sent everything or stopped; `false` if a limit cut it off
 */
export async function refuseUpload(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: string,
  { atMostMs = 5_000, atMostBytes = 64 * 2 ** 20, signal }: Lingering = {},
): Promise<boolean> {
  // Gone before the answer: there is nobody to listen to. A request that was read to its end is destroyed as well.
  if (response.destroyed || (request.destroyed && !request.readableEnded)) return false;
  letManyListen(signal);
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  });
  // The answer is whole with this, but only `end` makes Node close, and that must wait.
  response.write(body);
  let left = atMostBytes;
  let giveUp = (): void => {};
  const listened = new Promise<boolean>((resolve) => {
    giveUp = () => {
      resolve(false);
    };
    const end = (): void => {
      resolve(true);
    };
    request.on('data', (chunk: Buffer) => {
      left -= chunk.length;
      if (!(left >= 0)) giveUp();
    });
    request.on('end', end);
    request.on('close', end);
    // The client may well leave once it has its answer.
    request.on('error', end);
    // Read before, `end` has gone by.
    if (request.readableEnded) end();
    // Somebody may have paused it.
    else request.resume();
  });
  const timer = setTimeout(giveUp, waitOf(atMostMs, 5_000));
  signal?.addEventListener('abort', giveUp);
  if (signal?.aborted === true) giveUp();
  const whole = await listened;
  clearTimeout(timer);
  signal?.removeEventListener('abort', giveUp);
  response.end();
  return whole;
}

/** What the server said, and how much of the upload had left by then. */
export interface UploadAnswer {
  readonly status: number;
  readonly body: string;
  /** Whether the kernel had taken the whole body when the answer was over; if not, the rest is not sent, even after a 200. */
  readonly sentWhole: boolean;
  /** The broken pipe, if one came before the end of the answer, which is complete all the same. */
  readonly uploadError: NodeJS.ErrnoException | undefined;
}

/** What may be set of an upload. */
export interface UploadOptions {
  /** Default: `POST`. */
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  /** Breaks off the upload and the wait for the answer, which nothing else limits. */
  readonly signal?: AbortSignal;
  /** Milliseconds to wait for a server that ignores the question. Default: 1,000. */
  readonly waitMs?: number;
  /** For `https`: an agent, a certificate authority. Default agent: a connection of its own, which cannot be stale. */
  readonly request?: Pick<RequestOptions, 'agent' | 'ca' | 'cert' | 'key' | 'rejectUnauthorized'>;
}

/**
 * For clients: uploads, and returns the answer even if the server gave it early and closed.
 *
 * Asks first (`Expect: 100-continue`, RFC 9110, section 10.1.1): a server that refuses says so before the body has left.
 * One that does not know the question (417) gets the body without it.
 *
 * @param url of `http` or `https`
 * @throws the reason of `signal`; every error that comes without an answer: then nobody knows whether the upload was
 *   taken; ERR_STREAM_PREMATURE_CLOSE if the server switched protocols or closed without an answer
 */
export async function upload(
  url: string | URL,
  body: string | Uint8Array,
  options: UploadOptions = {},
): Promise<UploadAnswer> {
  options.signal?.throwIfAborted();
  letManyListen(options.signal);
  const answer = await attempt(url, body, options, true);
  return answer.status === 417 ? attempt(url, body, options, false) : answer;
}

async function attempt(
  url: string | URL,
  body: string | Uint8Array,
  { method = 'POST', headers = {}, signal, waitMs = 1_000, request: more = {} }: UploadOptions,
  ask: boolean,
): Promise<UploadAnswer> {
  const sendRequest = new URL(url).protocol === 'https:' ? sendHttps : sendHttp;
  const own = ['expect', 'content-length', 'transfer-encoding'];
  const kept = Object.entries(headers).filter(([name]) => !own.includes(name.toLowerCase()));
  const request = sendRequest(url, {
    agent: false,
    ...more,
    method,
    headers: {
      ...Object.fromEntries(kept),
      ...(ask ? { expect: '100-continue' } : {}),
      'content-length': Buffer.byteLength(body),
    },
    ...(signal === undefined ? {} : { signal }),
  });
  let answered = false;
  let sentWhole = false as boolean;
  let uploadError: NodeJS.ErrnoException | undefined;
  const send = (): void => {
    if (answered || request.writableEnded) return;
    try {
      // Not `writableFinished`, which is true as well once the connection has gone.
      request.write(body, (error) => (sentWhole = error == null));
      request.end();
    } catch (error) {
      // A body of a wrong type, told from within an event: the upload rejects with it.
      request.destroy(error as Error);
    }
  };
  const timer = setTimeout(send, ask ? waitOf(waitMs, 1_000) : 0);
  request.on('continue', send);
  request.flushHeaders();
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request.on('response', (early) => {
        answered = true;
        resolve(early);
      });
      // It stays: the broken pipe often comes after the answer, and would end the process.
      request.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EPIPE' || error.code === 'ECONNRESET') uploadError = error;
        reject(error);
      });
      // Not asked for: without listeners, neither a response nor an error would come.
      for (const event of ['upgrade', 'connect'])
        request.on(event, (_response: IncomingMessage, socket: Duplex) => socket.destroy());
      request.on('close', () => {
        reject(closedWithoutAnswer());
      });
    });
    const { statusCode = 0 } = response;
    const said = await text(response);
    return { status: statusCode, body: said, sentWhole, uploadError };
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(timer);
    // A body of which nothing or not all has left would keep the connection waiting.
    if (!sentWhole) request.destroy();
  }
}

/** Beyond it a timer of Node.js fires at once. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

const waitOf = (ms: number, usual: number): number => Math.min(ms >= 0 ? ms : usual, LONGEST_WAIT_MS);

const closedWithoutAnswer = (): NodeJS.ErrnoException =>
  Object.assign(new Error('the connection closed without an answer'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });

/** Keeps Node.js 20 from warning of a leak when one signal serves hundreds of calls. */
function letManyListen(signal: AbortSignal | undefined): void {
  try {
    if (signal !== undefined) setMaxListeners(0, signal);
  } catch {
    // A signal that is not of Node.js itself, such as jsdom's: of that it does not warn.
  }
}
