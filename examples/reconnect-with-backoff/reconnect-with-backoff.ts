// https://tuberia-rota.example/examples/reconnect-with-backoff/reconnect-with-backoff.ts | SPDX-License-Identifier: 0BSD
import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** How often, and how patiently, to try again. */
export interface Backoff {
  /** Ceiling of the first wait in milliseconds; it doubles each time. Default: 100. */
  readonly baseMs?: number;
  /** Ceiling of every wait in milliseconds. Default: 30,000. */
  readonly capMs?: number;
  /** Attempts in all, the first included. Default: 10, which with the other defaults is half a minute on average. */
  readonly attempts?: number;
  /** Ends a wait at once, and is handed to the attempt. */
  readonly signal?: AbortSignal;
  /** Whether an error is one that may be over later. Default: `isGone`, which looks along `cause` as well. */
  readonly retryIf?: (error: unknown) => boolean;
  /** Called before each wait, for the log. */
  readonly onRetry?: (error: Error, attempt: number, waitMs: number) => void;
  /** From 0 up to 1; `Math.random` unless a test wants to know. */
  readonly random?: () => number;
}

/** The other end has gone, is not there yet, or cannot be reached now. */
const GONE = new Set([
  'EPIPE',
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  // The name cannot be looked up now; ENOTFOUND says that there is none.
  'EAI_AGAIN',
  // What `fetch` of Node.js says of a connection that ended, and of one that took too long to make.
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Longest chain of causes that is looked along: some form a circle. */
const MOST_CAUSES = 10;
/** Beyond it a timer of Node.js fires at once. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** Whether an error, or what caused it, says that the other end is not there, so that trying again later makes sense. */
export function isGone(error: unknown): boolean {
  let cause = error;
  for (let depth = 0; depth < MOST_CAUSES && typeof cause === 'object' && cause !== null; depth += 1) {
    // By its fields: an error of the core is no `instanceof Error` under Jest or in a `vm` context.
    const { code, errors, cause: next } = cause as { code?: unknown; errors?: unknown; cause?: unknown };
    // `localhost` has two addresses: when both refuse, the error is a list.
    if (Array.isArray(errors) && errors.length > 0) return errors.every((one) => isGoneItself(one));
    if (GONE.has(String(code))) return true;
    cause = next;
  }
  return false;
}

const isGoneItself = (error: unknown): boolean =>
  GONE.has(String((error as NodeJS.ErrnoException | null | undefined)?.code));

/**
 * The wait before the next attempt: anything from 0 to a ceiling that doubles ("full jitter"), so that the
 * clients of a server that went down do not all come back in the same instant.
 *
 * Source: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 *
 * @param attempt how many attempts have failed, from 1
 * @returns milliseconds
 */
export function fullJitter(
  attempt: number,
  { baseMs = 100, capMs = 30_000, random = Math.random }: Pick<Backoff, 'baseMs' | 'capMs' | 'random'> = {},
): number {
  const ceiling = Math.min(
    orElse(capMs, 30_000),
    orElse(baseMs, 100) * 2 ** Math.min(attempt - 1, 99),
    LONGEST_WAIT_MS,
  );
  return Math.floor(random() * ceiling);
}

/** A number of milliseconds, or the usual one instead of NaN, which would make a timer fire at once, again and again. */
const orElse = (ms: number, usual: number): number => (ms >= 0 ? ms : usual);

/**
 * Makes a connection, trying again while the other end is not there.
 *
 * The attempt should connect and hear from the peer; it must not send what would do harm if it were done twice.
 *
 * @param attempt makes one connection; it closes its own socket when it fails, or when it comes after the signal. It sets its own time limit: the
 *   wait for a host that drops packets is the kernel's, minutes (tcp(7), `tcp_syn_retries`)
 * @returns what the first attempt that succeeds returns
 * @throws at once: every error that `retryIf` refuses, by default all that do not mean "gone", and the reason of `signal`;
 *   after the last attempt: its error, unchanged
 */
export async function reconnectWithBackoff<Connection>(
  attempt: (signal: AbortSignal | undefined) => Promise<Connection>,
  backoff: Backoff = {},
): Promise<Connection> {
  const { attempts = 10, signal, retryIf = isGone, onRetry } = backoff;
  letManyListen(signal);
  for (let tried = 1; ; tried += 1) {
    signal?.throwIfAborted();
    try {
      return await unlessAborted(attempt(signal), signal);
    } catch (error) {
      signal?.throwIfAborted();
      if (!retryIf(error) || !(tried < attempts)) throw error;
      const waitMs = fullJitter(tried, backoff);
      onRetry?.(error as Error, tried, waitMs);
      // An abort ends the wait; its reason is thrown above.
      await delay(waitMs, undefined, signal === undefined ? {} : { signal }).catch(() => {});
    }
  }
}

/** What an attempt brings, unless the signal is aborted first: the attempt may not listen to it. */
function unlessAborted<Connection>(
  work: Promise<Connection>,
  signal: AbortSignal | undefined,
): Promise<Connection> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      reject(signal.reason as Error);
    };
    // The attempt itself may have aborted it.
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', onAbort);
    });
  });
}

/** Keeps Node.js 20 from warning of a leak when one signal serves hundreds of calls. */
function letManyListen(signal: AbortSignal | undefined): void {
  try {
    if (signal !== undefined) setMaxListeners(0, signal);
  } catch {
    // A signal that is not of Node.js itself, such as jsdom's: of that it does not warn.
  }
}
