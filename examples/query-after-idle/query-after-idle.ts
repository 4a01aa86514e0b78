// https://tuberia-rota.example/examples/query-after-idle/query-after-idle.ts | SPDX-License-Identifier: 0BSD
import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** What is asked of a pool; `Pool` of the package `pg` has it. */
export interface ClientPool<Client extends PooledClient> extends ErrorSource {
  connect(): Promise<Client>;
}

/** What is asked of a client that a pool lends. */
export interface PooledClient extends ErrorSource {
  /** Gives the client back; with an error, the pool closes it instead of lending it again. */
  release(error?: Error): void;
}

/** Anything that emits `error`. */
export interface ErrorSource {
  on(event: 'error', listener: (error: Error) => void): unknown;
  off(event: 'error', listener: (error: Error) => void): unknown;
}

/** From the socket, then from PostgreSQL (appendix A of its manual): the server ended the session. */
const LOST = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03', '57P05', '25P03']);

/** What `pg` says by itself; these two carry no code. */
const LOST_WITHOUT_CODE = new Set([
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
]);

/** Whether an error says that the connection is gone, as opposed to a query that was wrong. */
export function isConnectionLost(error: unknown): boolean {
  // By its fields: an error of the core is no `instanceof Error` under Jest or in a `vm` context.
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  return typeof code === 'string' ? LOST.has(code) : LOST_WITHOUT_CODE.has(String(message));
}

/** Whether PostgreSQL, or a pooler in front of it, says that it ends the session: its code may be any. */
function isFatal(error: Error): boolean {
  const { severity } = error as { readonly severity?: unknown };
  return severity === 'FATAL' || severity === 'PANIC';
}

/**
 * Keeps the process alive when the server, or a pooler in front of it, closes a connection that the pool holds idle.
 *
 * Nothing is lost: no query was under way, and the pool opens another connection for the next one.
 *
 * @param pool has thrown the connection away by the time that it emits `error`
 * @param onDisconnect for the log
 * @returns removes the listener
 * @throws from the event, as if nobody listened: every error that neither is a lost connection nor fatal to it
 */
export function surviveIdleDisconnects(pool: ErrorSource, onDisconnect: (error: Error) => void): () => void {
  const listener = (error: Error): void => {
    if (!isConnectionLost(error) && !isFatal(error)) throw error;
    onDisconnect(error);
  };
  pool.on('error', listener);
  return () => void pool.off('error', listener);
}

/**
 * Borrows a client for several queries (a transaction) and survives its loss between two of them.
 *
 * @param work its rejection closes the connection, so that no open transaction goes back to the pool
 * @param options `signal` gives up waiting for a client; by itself `pg` waits for ever. It does not stop `work`
 * @throws what `connect` or `work` throws, unchanged, and the reason of `signal`
 */
export async function withClient<Client extends PooledClient, Result>(
  pool: ClientPool<Client>,
  work: (client: Client) => Promise<Result>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<Result> {
  const client = await borrow(pool, options.signal);
  let failure: Error | undefined;
  const note = (error: Error): void => {
    failure ??= error;
  };
  // While a client is lent, the pool does not listen to it: without this, its loss ends the process.
  client.on('error', note);
  const giveBack = (): void => {
    // First back, then deaf: the pool's own listener is on again by now.
    try {
      client.release(failure);
    } finally {
      client.off('error', note);
    }
  };
  let result: Result;
  try {
    result = await work(client);
  } catch (error) {
    failure ??= asError(error);
    try {
      giveBack();
    } catch {
      // The work gave it back already, say: that must not hide why it failed.
    }
    throw error;
  }
  giveBack();
  return result;
}

/** What `release` takes, whatever was thrown and in whichever realm. */
const asError = (thrown: unknown): Error =>
  typeof thrown === 'object' && thrown !== null && 'message' in thrown
    ? (thrown as Error)
    : new Error(String(thrown));

async function borrow<Client extends PooledClient>(
  pool: ClientPool<Client>,
  signal: AbortSignal | undefined,
): Promise<Client> {
  signal?.throwIfAborted();
  letManyListen(signal);
  return await new Promise<Client>((resolve, reject) => {
    const giveUp = (): void => {
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', giveUp, { once: true });
    // `async`: a pool that throws at once must not leave the listener behind.
    const connecting = async (): Promise<Client> => await pool.connect();
    void connecting()
      .then((client) => {
        // Too late for whoever asked: the pool gets it back.
        if (signal?.aborted === true) client.release();
        else resolve(client);
      }, reject)
      .finally(() => signal?.removeEventListener('abort', giveUp))
      // A late client that the pool does not take back: nobody waits for it.
      .catch(() => {});
  });
}

/** However many attempts: no wait is longer. */
const LONGEST_PAUSE_MS = 30_000;

/** How often to read. */
export interface RepeatOptions {
  /** Attempts all in all. A pool may hold several connections that are stale, and each attempt finds one. Default: 5. */
  readonly attempts?: number;
  /**
   * Milliseconds before each further attempt: a server that restarts takes a while (57P03). Doubles each time, from the
   * second wait on; the first attempt after a stale connection comes at once. Default: 50.
   */
  readonly pauseMs?: number;
  /** Ends the wait for an attempt and prevents the next; it is handed to each. */
  readonly signal?: AbortSignal;
}

/**
 * Repeats a read whose connection was lost. The lost attempt may have been executed, so it must be one that may run twice.
 * A server that is not there (ECONNREFUSED), also while it restarts, is told at once: waiting for it is no job for a read.
 *
 * @param read takes a client from the pool each time: `() => pool.query('SELECT …')`
 * @throws the last lost connection; at once any other error, and the reason of `signal`
 */
export async function repeatRead<Result>(
  read: (signal: AbortSignal | undefined) => Promise<Result>,
  { attempts = 5, pauseMs = 50, signal }: RepeatOptions = {},
): Promise<Result> {
  letManyListen(signal);
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    try {
      return await unlessAborted(read(signal), signal);
    } catch (error) {
      signal?.throwIfAborted();
      if (!(attempt < attempts) || !isConnectionLost(error)) throw error;
      if (attempt === 1) continue;
      // NaN would make the timer fire at once, again and again.
      const ms = Math.min((pauseMs >= 0 ? pauseMs : 50) * 2 ** Math.min(attempt - 2, 99), LONGEST_PAUSE_MS);
      // An abort ends the wait; its reason is thrown above.
      await delay(ms, undefined, signal === undefined ? {} : { signal }).catch(() => {});
    }
  }
}

/** What a read brings, unless the signal is aborted first: the read may not listen to it. */
function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      reject(signal.reason as Error);
    };
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
