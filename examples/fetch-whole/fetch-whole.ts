// https://tuberia-rota.example/examples/fetch-whole/fetch-whole.ts | SPDX-License-Identifier: 0BSD
import { setTimeout as wait } from 'node:timers/promises';

/** A response whose body has arrived to its end. */
export interface WholeResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** How often the request was sent, the last time included. */
  readonly attempts: number;
}

/** What may be tried again, and how patiently. */
export interface Patience {
  /** Most attempts, the first included. Default: 3. */
  readonly attempts?: number;
  /** Milliseconds before the second attempt; each further one waits twice as long, at most 30,000. Default: 200. */
  readonly pause?: number;
  /** Whether doing it twice is the same as once. Default: what HTTP says of the method; `true` suits a POST with a key. */
  readonly repeatable?: boolean;
}

/** Beyond 2,147,483,647 a timer of Node.js fires at once. */
const LONGEST_PAUSE_MS = 30_000;

/** RFC 9110, section 9.2.2: requests that may be repeated. */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE']);

/**
 * `fetch`, and the body to its end; again if the server goes away before that and the request may be repeated.
 *
 * A body that only the closing of the connection ends (neither `Content-Length` nor chunks) is taken for whole: HTTP does
 * not tell whether it was cut.
 *
 * Sources: RFC 9110, section 9.2.2, what a client may repeat by itself; RFC 9112, section 8, incomplete messages
 *
 * @param init as for `fetch`, which takes no `signal` of another realm (jsdom's); it also ends the pauses. Nothing else
 *   limits the wait: `AbortSignal.timeout(ms)`.
 *   A body that is used up by being sent (a stream, a generator, an iterable) is sent only once
 * @throws the reason of the signal; the last error, when attempts are used up or must not be made; every other error of `fetch` at once
 */
export async function fetchWhole(
  url: string | URL,
  init: RequestInit = {},
  { attempts = 3, pause = 200, repeatable }: Patience = {},
): Promise<WholeResponse> {
  const mayRepeat =
    (repeatable ?? IDEMPOTENT.has((init.method ?? 'GET').toUpperCase())) && canBeSentAgain(init.body);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await fetch(url, init);
      // Read here: the headers may be there and the rest never come.
      const body = new Uint8Array(await response.arrayBuffer());
      return { status: response.status, headers: response.headers, body, attempts: attempt };
    } catch (error) {
      init.signal?.throwIfAborted();
      // Not `>=`: no number of attempts (NaN) means one.
      if (!mayRepeat || !(attempt < attempts) || !serverWentAway(error)) throw error;
      const ms = Math.min((pause >= 0 ? pause : 200) * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
      await wait(ms, undefined, init.signal ? { signal: init.signal } : {}).catch((aborted: unknown) => {
        init.signal?.throwIfAborted();
        throw aborted;
      });
    }
  }
}

/** What `fetch` reads anew each time; by name, since Jest and `vm` have classes of their own. */
const LASTING = new Set(['URLSearchParams', 'Blob', 'File', 'FormData', 'ArrayBuffer', 'SharedArrayBuffer']);

function canBeSentAgain(body: unknown): boolean {
  if (body === undefined || body === null || typeof body === 'string' || ArrayBuffer.isView(body))
    return true;
  return LASTING.has(Object.prototype.toString.call(body).slice('[object '.length, -1));
}

/** By code: Node.js in the cause, Bun in the error itself. */
const GONE = new Set([
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'HPE_INVALID_EOF_STATE',
  'ECONNRESET',
  'EPIPE',
  'ECONNREFUSED',
]);

/** By message: Deno and the parser of Node.js 24 give no code. 32, 104, 111: EPIPE, ECONNRESET, ECONNREFUSED on Linux. */
const GONE_IN_WORDS =
  /\(os error (?:32|104|111)\)|connection closed before message|error reading a body|Invalid EOF state/;

/** Longest chain of causes that is looked along: some form a circle. */
const MOST_CAUSES = 10;

/** Whether an error of `fetch`, or of reading its body, means that the server closed, reset or is not there. */
export function serverWentAway(error: unknown): boolean {
  let cause = error;
  for (let depth = 0; depth < MOST_CAUSES && typeof cause === 'object' && cause !== null; depth += 1) {
    const { code, message, cause: next } = cause as { code?: unknown; message?: unknown; cause?: unknown };
    if (GONE.has(String(code)) || GONE_IN_WORDS.test(String(message))) return true;
    cause = next;
  }
  return false;
}
