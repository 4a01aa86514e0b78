// https://tuberia-rota.example/examples/reconnect-with-backoff/reconnect-with-backoff.ts | SPDX-License-Identifier: 0BSD
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
]);

/** Whether an error says that the other end is not there, so that trying again later makes sense. */
export function isGone(error: unknown): error is Error {
  // `localhost` has two addresses: when both refuse, the error is a list.
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isGone);
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return code !== undefined && GONE.has(code);
}

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
  return Math.floor(random() * Math.min(capMs, baseMs * 2 ** (attempt - 1)));
}

/**
 * Makes a connection, trying again while the other end is not there.
 *
 * The attempt should connect and hear from the peer; it must not send what would do harm if it were done twice.
 *
 * @param attempt makes one connection; it closes its own socket when it fails. It sets its own time limit: the
 *   wait for a host that drops packets is the kernel's, minutes (tcp(7), `tcp_syn_retries`)
 * @returns what the first attempt that succeeds returns
 * @throws at once: every error that does not mean "gone", and the reason of `signal`;
 *   after the last attempt: its error, unchanged
 */
export async function reconnectWithBackoff<Connection>(
  attempt: (signal: AbortSignal | undefined) => Promise<Connection>,
  backoff: Backoff = {},
): Promise<Connection> {
  const { attempts = 10, signal, onRetry } = backoff;
  for (let tried = 1; ; tried += 1) {
    signal?.throwIfAborted();
    try {
      return await attempt(signal);
    } catch (error) {
      signal?.throwIfAborted();
      if (!isGone(error) || tried >= attempts) throw error;
      const waitMs = fullJitter(tried, backoff);
      onRetry?.(error, tried, waitMs);
      // An abort ends the wait; its reason is thrown above.
      await delay(waitMs, undefined, signal === undefined ? {} : { signal }).catch(() => {});
    }
  }
}
