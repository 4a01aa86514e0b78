/**
 * Every wait of a module ends with its signal: before it begins and while it lasts, the promise rejects with the
 * signal's own reason, and no listener stays on the signal, nor after a wait that went well.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttpServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import WebSocket, { WebSocketServer } from 'ws';
import { refuseUpload, upload } from '../../examples/answer-upload-early/answer-upload-early.ts';
import { portThatRefuses } from '../../examples/break-on-purpose/break-on-purpose.ts';
import { writeCatchingEpipe } from '../../examples/catch-epipe/catch-epipe.ts';
import { fetchWhole } from '../../examples/fetch-whole/fetch-whole.ts';
import { untilPeerLeaves } from '../../examples/notice-dead-peer/notice-dead-peer.ts';
import { sendAll } from '../../examples/premature-close/premature-close.ts';
import { repeatRead, withClient } from '../../examples/query-after-idle/query-after-idle.ts';
import { reconnectWithBackoff } from '../../examples/reconnect-with-backoff/reconnect-with-backoff.ts';
import { keepAliveClient } from '../../examples/retry-stale-connection/retry-stale-connection.ts';
import { runPipeline } from '../../examples/run-pipeline/run-pipeline.ts';
import { sendWhileClientListens } from '../../examples/stop-when-client-leaves/stop-when-client-leaves.ts';
import { requestOnce } from '../../examples/survive-http2-peers/survive-http2-peers.ts';
import { connectSecurely } from '../../examples/survive-tls-peers/survive-tls-peers.ts';
import { sendIfOpen } from '../../examples/survive-websocket-peers/survive-websocket-peers.ts';
import { openChannel } from '../../examples/talk-to-child/talk-to-child.ts';
import { acknowledge, sendAcknowledged } from '../../examples/what-arrived/what-arrived.ts';
import { endAfterAll } from '../../examples/write-after-end/write-after-end.ts';
import { runWithInput } from '../../examples/write-to-child-stdin/write-to-child-stdin.ts';
import { expectNoListener } from '../lib/listeners.ts';

/** Far more than all buffers of a connection together. */
const LARGE = Buffer.alloc(16_000_000);
const FOR_EVER_MS = 60_000;

/** A server that accepts, and then neither reads nor says anything. */
let mute: Server;
let port: number;
let origin: string;
const accepted = new Set<Socket>();
const openedHere = new Set<{ destroy(): unknown }>();
let child: ChildProcess | undefined;

beforeAll(async () => {
  mute = createServer({ pauseOnConnect: true }, (socket) => {
    accepted.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => accepted.delete(socket));
  }).listen(0, '127.0.0.1');
  await once(mute, 'listening');
  ({ port } = mute.address() as AddressInfo);
  origin = `http://127.0.0.1:${port}`;
});

afterEach(() => {
  for (const socket of [...accepted, ...openedHere]) socket.destroy();
  openedHere.clear();
  child?.kill();
  child = undefined;
});

afterAll(() => void mute.close());

async function socketToMute(): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  openedHere.add(socket);
  await once(socket, 'connect');
  return socket;
}

/** A process with a channel that never listens to it. */
function deafChild(): ChildProcess {
  child = spawn(process.execPath, ['-e', `setTimeout(() => {}, ${FOR_EVER_MS})`], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return child;
}

/** A request that a client has sent and waits for, and its response. */
async function exchange(method = 'GET'): Promise<[IncomingMessage, ServerResponse]> {
  const server = createHttpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const request = get({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, method });
  request.on('error', () => {});
  request.on('response', (response) => response.on('error', () => {}));
  openedHere.add(request);
  openedHere.add({ destroy: () => server.close() });
  return (await once(server, 'request')) as [IncomingMessage, ServerResponse];
}

async function* endless(): AsyncGenerator<Buffer> {
  for (;;) {
    yield LARGE;
    await delay(0);
  }
}

/** Each waits for something that never comes. */
const waits: Record<string, (signal: AbortSignal) => Promise<unknown>> = {
  runWithInput: (signal) => runWithInput('sleep', ['60'], 'x', { signal }),
  runPipeline: (signal) => runPipeline([['sleep', '60'], ['cat']], { signal }),
  writeCatchingEpipe: async (signal) => writeCatchingEpipe(await socketToMute(), endless(), { signal }),
  sendAll: async (signal) => sendAll(Readable.from(endless()), await socketToMute(), { signal }),
  endAfterAll: async (signal) =>
    endAfterAll(await socketToMute(), [async (write) => expect(await write(LARGE)).toBe('gone')], { signal }),
  'endAfterAll, a producer that waits': async (signal) =>
    endAfterAll(await socketToMute(), [() => new Promise(() => {})], { signal }),
  sendWhileClientListens: async (signal) => {
    const [, response] = await exchange();
    return sendWhileClientListens(response, endless, { signal });
  },
  keepAliveClient: (signal) => keepAliveClient().send(origin, { signal }),
  'keepAliveClient, not repeatable': (signal) => keepAliveClient().send(origin, { method: 'POST', signal }),
  fetchWhole: (signal) => fetchWhole(origin, { signal }),
  'fetchWhole, a pause': async (signal) =>
    fetchWhole(`http://127.0.0.1:${await portThatRefuses()}`, { signal }, { pause: FOR_EVER_MS }),
  upload: (signal) => upload(origin, 'x', { signal, waitMs: 0 }),
  reconnectWithBackoff: async (signal) => {
    const refusing = await portThatRefuses();
    const attempt = async (): Promise<unknown> => once(connect(refusing, '127.0.0.1'), 'connect');
    return reconnectWithBackoff(attempt, {
      baseMs: FOR_EVER_MS,
      capMs: FOR_EVER_MS,
      random: () => 0.9,
      signal,
    });
  },
  withClient: (signal) => {
    const pool = new pg.Pool({ host: '127.0.0.1', port, user: 'x', database: 'x' });
    return withClient(pool, (client: pg.PoolClient) => client.query('SELECT 1'), { signal });
  },
  connectSecurely: (signal) => connectSecurely({ host: '127.0.0.1', port }, signal),
  requestOnce: (signal) => {
    const session = connectHttp2(origin);
    session.on('error', () => {});
    openedHere.add(session);
    return requestOnce(session, { ':path': '/' }, { signal });
  },
  untilPeerLeaves: async (signal) =>
    untilPeerLeaves(await socketToMute(), { ping: 'x', everyMs: FOR_EVER_MS, missed: 1, signal }),
  // It tells the reason together with what is unknown, rather than throwing it.
  sendAcknowledged: async (signal) => {
    const { error } = await sendAcknowledged(await socketToMute(), [{ id: '1', text: 'x' }], { signal });
    if (error !== undefined) throw error;
  },
  acknowledge: async (signal) => acknowledge(await socketToMute(), () => {}, { signal }),
  'openChannel, send': (signal) => openChannel(deafChild()).send('x', signal),
  'openChannel, ask': (signal) => openChannel(deafChild()).ask('x', signal),
  sendIfOpen: async (signal) => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    const peers = once(server, 'connection') as Promise<[WebSocket, IncomingMessage]>;
    await once(server, 'listening');
    const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const [[peer, request]] = await Promise.all([peers, once(client, 'open')]);
    request.socket.pause();
    for (const end of [client, peer]) openedHere.add({ destroy: () => end.terminate() });
    openedHere.add({ destroy: () => server.close() });
    return sendIfOpen(client, LARGE, { signal });
  },
};

/** Each ends well, at once. */
const ends: Record<string, (signal: AbortSignal) => Promise<unknown>> = {
  runWithInput: (signal) => runWithInput('true', [], '', { signal }),
  runPipeline: (signal) => runPipeline([['true']], { signal }),
  writeCatchingEpipe: async (signal) => writeCatchingEpipe(await socketToMute(), ['x'], { signal }),
  sendAll: async (signal) => sendAll(Readable.from(['x']), await socketToMute(), { signal }),
  endAfterAll: async (signal) =>
    endAfterAll(await socketToMute(), [async (write) => expect(await write('x')).toBe('handed over')], {
      signal,
    }),
  reconnectWithBackoff: (signal) => reconnectWithBackoff(() => Promise.resolve('connected'), { signal }),
  repeatRead: (signal) => repeatRead(() => Promise.resolve('read'), { signal }),
  withClient: (signal) => {
    const client = { on: () => {}, off: () => {}, release: () => {} };
    return withClient({ ...client, connect: () => Promise.resolve(client) }, () => Promise.resolve(), {
      signal,
    });
  },
};

describe.each(Object.entries(waits))('%s', (_name, wait) => {
  test('aborted before', async () => {
    const reason = new Error('not at all');
    const signal = AbortSignal.abort(reason);
    await expect(wait(signal)).rejects.toBe(reason);
    await expectNoListener(signal);
  });

  // Early and late in what it does; each must end in the same way.
  test.each([1, 20, 200])('aborted during, after %i turns of the event loop', async (turns) => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const ended = expect(wait(controller.signal)).rejects.toBe(reason);
    for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
    controller.abort(reason);
    await ended;
    await expectNoListener(controller.signal);
  });
});

test.each(Object.entries(ends))('%s leaves no listener after it ended well', async (_name, end) => {
  const { signal } = new AbortController();
  await end(signal);
  await expectNoListener(signal);
});

test('repeatRead does not read again once it was aborted', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  let reads = 0;
  const read = (): Promise<never> => {
    reads += 1;
    controller.abort(reason);
    return Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNRESET' }));
  };
  await expect(repeatRead(read, { signal: controller.signal })).rejects.toBe(reason);
  expect(reads).toBe(1);
});

test('a client that comes after withClient was aborted goes back to the pool', async () => {
  const controller = new AbortController();
  let bring = (): void => {};
  let released = 0;
  const client = { on: () => {}, off: () => {}, release: () => void (released += 1) };
  const connecting = new Promise<typeof client>((resolve) => (bring = () => resolve(client)));
  const work = withClient({ ...client, connect: () => connecting }, () => expect.unreachable(), {
    signal: controller.signal,
  });
  controller.abort();
  await expect(work).rejects.toMatchObject({ name: 'AbortError' });
  bring();
  await expect.poll(() => released).toBe(1);
});

test.each(['before', 'during'] as const)('refuseUpload stops listening: aborted %s', async (when) => {
  const [request, response] = await exchange('POST');
  const controller = new AbortController();
  if (when === 'before') controller.abort();
  const refused = refuseUpload(request, response, 413, 'too large', {
    atMostMs: FOR_EVER_MS,
    signal: controller.signal,
  });
  // Its client has sent everything: what it waits for is the turn in which that is read.
  if (when === 'during') controller.abort();
  expect(await refused).toBe(false);
  await expectNoListener(controller.signal);
});
