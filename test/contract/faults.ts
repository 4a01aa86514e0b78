/** Faults that are injected: raw peers that send exact bytes, limits of time, and what a call leaves behind. */
import assert from 'node:assert/strict';
import { getEventListeners, once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { connect as connectTls, createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { CannotRunHere } from './contract.ts';
import { RUNTIME } from './this-runtime.ts';
import { certificate, key as privateKey } from '../../examples/survive-tls-peers/certificate.ts';

/** Longest time that any check waits for something that should come at once, in milliseconds: a limit on hanging. */
const HANG_MS = 10_000;

/** Folder of Linux that holds the descriptors of this process. */
const OPEN = '/proc/self/fd';

const TELLS_NOT_WHAT_IS_OPEN = {
  es: 'Bun no dice qué tiene abierto, y solo en Linux se pueden contar los descriptores.',
  en: 'Bun does not tell what it has open, and only on Linux can the descriptors be counted.',
};

/**
 * Outcome of a promise.
 * @throws AssertionError if it does not settle
 */
export async function settled<T>(work: Promise<T> | T): Promise<PromiseSettledResult<T>> {
  const limit = new AbortController();
  const hang = delay(HANG_MS, undefined, { signal: limit.signal }).then(() => {
    throw new assert.AssertionError({ message: `did not settle within ${HANG_MS / 1000} s` });
  });
  hang.catch(() => undefined);
  try {
    const [result] = await Promise.race([Promise.allSettled([work]), hang]);
    return result;
  } finally {
    limit.abort();
  }
}

/** Value that a promise resolves with; fails if it rejects or hangs. */
export async function value<T>(work: Promise<T> | T): Promise<T> {
  const result = await settled(work);
  if (result.status === 'rejected') throw result.reason as Error;
  return result.value;
}

/** Reason that a promise rejects with; fails if it resolves or hangs. */
export async function reason(work: Promise<unknown>): Promise<unknown> {
  const result = await settled(work);
  if (result.status === 'fulfilled')
    assert.fail(`resolved with ${JSON.stringify(result.value)} and should have been rejected`);
  return result.reason;
}

/** Waits until something holds, looked at again and again. */
export async function eventually(what: string, holds: () => boolean): Promise<void> {
  const limit = performance.now() + HANG_MS;
  while (!holds()) {
    assert.ok(performance.now() < limit, `never came true: ${what}`);
    await delay(5);
  }
}

/** Resolves once a stream has closed, with or without an error. */
export const closed = (stream: Duplex): Promise<void> =>
  new Promise((resolve) => {
    if (stream.closed) resolve();
    else stream.once('close', () => resolve());
  });

/** Server on loopback, at a port of the system's choice. */
export async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Raw peer: what it got on each connection, byte for byte (`latin1`), and how to end it. */
export interface RawPeer {
  readonly port: number;
  readonly received: string[];
  readonly sockets: Socket[];
  readonly close: () => Promise<void>;
}

/** Answer of a raw peer to each piece that arrives, of which it is told all so far. */
export type Act = (socket: Socket, soFar: string, connection: number) => void;

/** TCP server that answers each connection as `act` says. */
export async function rawPeer(act: Act): Promise<RawPeer> {
  const received: string[] = [];
  const sockets: Socket[] = [];
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const connection = received.push('') - 1;
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('end', () => socket.end());
    socket.on('data', (bytes) => {
      const soFar = (received[connection] ?? '') + bytes.toString('latin1');
      received[connection] = soFar;
      act(socket, soFar, connection);
    });
  });
  const port = await listening(server);
  return {
    port,
    received,
    sockets,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Runs a client against a raw peer, which is gone afterwards. */
export async function against(act: Act, run: (url: string, peer: RawPeer) => Promise<void>): Promise<void> {
  const peer = await rawPeer(act);
  try {
    await run(`http://127.0.0.1:${peer.port}/`, peer);
  } finally {
    await peer.close();
  }
}

/** Sends exact bytes (`latin1`) to a port and resolves with all that comes back until the end. */
export async function sendRaw(
  port: number,
  bytes: string,
  until: (answer: string) => boolean = () => false,
): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port });
  let answer = '';
  socket.on('error', () => undefined);
  socket.write(bytes, 'latin1');
  await value(
    new Promise<void>((resolve) => {
      socket.on('data', (piece) => {
        answer += piece.toString('latin1');
        if (until(answer)) resolve();
      });
      socket.on('close', () => resolve());
      socket.on('end', () => resolve());
    }),
  );
  socket.destroy();
  return answer;
}

/** Two ends of one connection; `close` ends both and their server. */
export interface Pair<End extends Socket> {
  readonly ours: End;
  readonly theirs: End;
  readonly close: () => Promise<void>;
}

/** Waits for both ends to be ready, each by its own event. */
async function pairOf<End extends Socket>(
  server: Server,
  [onServer, onClient]: readonly [string, string],
  open: (port: number) => End,
): Promise<Pair<End>> {
  const port = await listening(server);
  const ours = open(port);
  const [[theirs]] = (await Promise.all([once(server, onServer), once(ours, onClient)])) as [[End], unknown];
  theirs.on('error', () => undefined);
  return {
    ours,
    theirs,
    async close() {
      const closed = once(server, 'close');
      server.close();
      ours.on('error', () => undefined);
      ours.destroy();
      theirs.destroy();
      await closed;
    },
  };
}

/** Pair of connected sockets on loopback, half-open when one end is finished. */
export const socketPair = (): Promise<Pair<Socket>> =>
  pairOf(createServer({ allowHalfOpen: true, pauseOnConnect: true }), ['connection', 'connect'], (port) =>
    connect({ host: '127.0.0.1', port, allowHalfOpen: true }),
  );

/** Pair of sockets with TLS on both. */
export const tlsPair = (): Promise<Pair<TLSSocket>> =>
  pairOf(
    createTlsServer({ cert: certificate, key: privateKey }),
    ['secureConnection', 'secureConnect'],
    (port) => connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false }),
  );

/**
 * Runs something many times and fails if it leaves more behind than before: descriptors, timers, children.
 * @param times how often; the first tenth warms up
 */
export async function leavesNothing(times: number, run: () => Promise<void>): Promise<void> {
  if (RUNTIME === 'bun' && !existsSync(OPEN)) throw new CannotRunHere(TELLS_NOT_WHAT_IS_OPEN);
  for (let n = 0; n < times / 10; n += 1) await run();
  const before = resources();
  for (let n = 0; n < times; n += 1) await run();
  await eventually(`as few open as before: ${before}`, () => resources() <= before + 2);
}

/** Everything open: where the runtime tells nothing of timers and sockets, the descriptors of the system still count. */
const resources = (): number =>
  process.getActiveResourcesInfo().length + (existsSync(OPEN) ? readdirSync(OPEN).length : 0);

/** Warnings that the process emits while something runs. */
export async function warningsOf(run: () => Promise<void>): Promise<string[]> {
  const seen: string[] = [];
  const hear = (warning: Error): void => void seen.push(`${warning.name}: ${warning.message}`);
  process.on('warning', hear);
  try {
    await run();
    // Warnings come in a later turn.
    await delay(20);
  } finally {
    process.off('warning', hear);
  }
  return seen;
}

/** Errors that nothing caught while something runs: they would have ended a program. */
export async function uncaughtOf(run: () => Promise<void>): Promise<unknown[]> {
  const seen: unknown[] = [];
  const hear = (error: unknown): void => void seen.push(error);
  const others = {
    uncaughtException: process.rawListeners('uncaughtException'),
    unhandledRejection: process.rawListeners('unhandledRejection'),
  };
  for (const [event, listeners] of Object.entries(others)) {
    for (const listener of listeners) process.off(event, listener as () => void);
    process.on(event, hear);
  }
  try {
    await run();
    await delay(20);
  } finally {
    for (const [event, listeners] of Object.entries(others)) {
      process.off(event, hear);
      for (const listener of listeners) process.on(event, listener as () => void);
    }
  }
  return seen;
}

/** Error with a code, as the core makes them. */
export const coded = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code });

/** Error that the core itself makes of a reset. */
export async function resetOfCore(): Promise<NodeJS.ErrnoException> {
  const { ours, theirs, close } = await socketPair();
  const failed = new Promise<NodeJS.ErrnoException>((resolve) => ours.once('error', resolve));
  theirs.resetAndDestroy();
  const error = await value(failed);
  await close();
  return error;
}

/** Code of anything that was thrown. */
export const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException | null | undefined)?.code;

/** Chunks of which the first never comes, whatever is aborted. */
export const never = (): AsyncIterable<string> => ({
  [Symbol.asyncIterator]: () => ({ next: () => new Promise<IteratorResult<string>>(() => undefined) }),
});

/**
 * Starts work, aborts it soon, and tells the message of what it rejects with; its signal must keep no listener.
 * @param start gets the signal, whose reason says "enough"
 */
export async function abortedSoon(start: (signal: AbortSignal) => Promise<unknown>): Promise<string> {
  const stop = new AbortController();
  const work = start(stop.signal);
  setTimeout(() => stop.abort(new Error('enough')), 30);
  const error = await reason(work);
  assert.equal(getEventListeners(stop.signal, 'abort').length, 0);
  return (error as Error).message;
}
