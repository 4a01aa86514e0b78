/** Check of the clause on realms for every module that takes a signal: one that is not of the runtime itself. */
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { inspect } from 'node:util';
import { upload } from '../../../examples/answer-upload-early/answer-upload-early.ts';
import { writeCatchingEpipe } from '../../../examples/catch-epipe/catch-epipe.ts';
import { untilPeerLeaves } from '../../../examples/notice-dead-peer/notice-dead-peer.ts';
import { sendAll } from '../../../examples/premature-close/premature-close.ts';
import { repeatRead } from '../../../examples/query-after-idle/query-after-idle.ts';
import { reconnectWithBackoff } from '../../../examples/reconnect-with-backoff/reconnect-with-backoff.ts';
import { keepAliveClient } from '../../../examples/retry-stale-connection/retry-stale-connection.ts';
import { runPipeline } from '../../../examples/run-pipeline/run-pipeline.ts';
import { sendWhileClientListens } from '../../../examples/stop-when-client-leaves/stop-when-client-leaves.ts';
import { requestOnce } from '../../../examples/survive-http2-peers/survive-http2-peers.ts';
import { connectSecurely } from '../../../examples/survive-tls-peers/survive-tls-peers.ts';
import {
  sendIfOpen,
  type WebSocketLike,
} from '../../../examples/survive-websocket-peers/survive-websocket-peers.ts';
import { openChannel } from '../../../examples/talk-to-child/talk-to-child.ts';
import { sendAcknowledged } from '../../../examples/what-arrived/what-arrived.ts';
import { endAfterAll } from '../../../examples/write-after-end/write-after-end.ts';
import { runWithInput } from '../../../examples/write-to-child-stdin/write-to-child-stdin.ts';
import type { Checks } from '../contract.ts';
import { against, coded, eventually, never, sendRaw, settled, value } from '../faults.ts';
import { ForeignController } from './foreign-controller.ts';
import { pipelined } from './pipelined.ts';
import { staged as proxied } from './proxy-between-peers.ts';
import { all, client as clientOf, staged as served } from './serve-many-clients.ts';
import { ASK, client, PATIENT, stage } from './shut-down-gracefully.ts';
import { GET, staged as overHttp2 } from './survive-http2-peers.ts';
import { paired, three } from './what-arrived.ts';

const nothing = (): void => undefined;
const forEver = (): Promise<never> => new Promise<never>(nothing);

/** Work of each module that only its signal ends. */
const WAITS = {
  'answer-upload-early': (signal) =>
    against(nothing, async (url) => {
      await upload(url, 'a', { signal, waitMs: 60_000 });
    }),
  'catch-epipe': (signal) => writeCatchingEpipe(new PassThrough(), never(), { signal }),
  'notice-dead-peer': (signal) =>
    paired(async ({ ours }) => {
      await untilPeerLeaves(ours, { ping: 'x', everyMs: 1e9, missed: 3, signal });
    }),
  'premature-close': (signal) => sendAll(new PassThrough(), new Writable({ write: nothing }), { signal }),
  'proxy-between-peers': (signal) =>
    proxied(
      nothing,
      async ({ port }) => {
        assert.match(await sendRaw(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'), /^HTTP\/1.1 502/);
        throw signal.reason as Error;
      },
      { signal },
    ),
  'query-after-idle': (signal) => repeatRead(forEver, { signal }),
  'reconnect-with-backoff': (signal) => {
    let tried = 0;
    const attempt = (): Promise<never> => ((tried += 1) > 1 ? forEver() : Promise.reject(coded('EPIPE')));
    return reconnectWithBackoff(attempt, { baseMs: 1, capMs: 2, signal });
  },
  'retry-stale-connection': (signal) =>
    against(nothing, async (url) => {
      const kept = keepAliveClient();
      await kept.send(url, { signal }).finally(() => kept.close());
    }),
  'run-pipeline': (signal) => runPipeline([['sleep', '60']], { signal }),
  'shut-down-gracefully': async (signal) => {
    let asked = 0;
    const { port, end } = await stage(() => (asked += 1));
    client(port, ASK);
    await eventually('it is asked', () => asked === 1);
    assert.equal(await end({ ...PATIENT, signal }), 1);
    throw signal.reason as Error;
  },
  'stop-when-client-leaves': (signal) =>
    pipelined(async (response) => {
      await sendWhileClientListens(response, never, { signal });
    }),
  'survive-http2-peers': (signal) =>
    overHttp2(nothing, async ({ session }) => {
      await requestOnce(session, GET, { signal });
    }),
  'survive-tls-peers': (signal) =>
    against(nothing, async (url) => {
      await connectSecurely({ host: '127.0.0.1', port: Number(new URL(url).port) }, signal);
    }),
  'survive-websocket-peers': (signal) =>
    sendIfOpen({ readyState: 1, send: nothing } as unknown as WebSocketLike, 'x', { signal }),
  'talk-to-child': async (signal) => {
    const child = fork('-e', ['process.on("message", () => {})'], { execArgv: [] });
    try {
      await openChannel(child).ask('x', signal);
    } finally {
      child.kill('SIGKILL');
    }
  },
  'what-arrived': (signal) =>
    paired(async ({ ours }) => {
      const { error } = await sendAcknowledged(ours, three, { signal });
      throw error as Error;
    }),
  'write-after-end': (signal) => endAfterAll(new Writable({ write: nothing }), [forEver], { signal }),
  'write-to-child-stdin': (signal) => runWithInput('sleep', ['60'], '', { signal }),
} satisfies Record<string, (signal: AbortSignal) => Promise<unknown>>;

/** Check of a module by its name: it rejects with the very reason, and listens no more. */
export const foreignSignal = (module: keyof typeof WAITS): Checks => ({
  'a signal that is not of the runtime itself, such as jsdom’s, ends the wait': async () => {
    const stop = new ForeignController();
    const enough = new Error('enough');
    const work: Promise<unknown> = WAITS[module](stop.signal);
    await Promise.race([eventually('it listens', () => stop.listening > 0), settled(work)]);
    setTimeout(() => stop.abort(enough), 20);
    const told = await settled(work);
    assert.ok(told.status === 'rejected' && told.reason === enough, inspect(told));
    await eventually('it listens no more', () => stop.listening === 0);
  },
});

/** Check of the server that gives each conversation a signal of its own. */
export const foreignControllers: Checks = {
  'where `AbortController` is not of the runtime itself, but jsdom’s, clients are served': async () => {
    const own = globalThis.AbortController;
    globalThis.AbortController = ForeignController;
    try {
      await served(
        async ({ lines, send }) => send((await all(lines)).join('|')),
        async ({ port, errors }) => {
          const { socket, got } = await clientOf(port);
          socket.end('a\nb\n');
          await value(once(socket, 'end'));
          assert.deepEqual([got(), errors], ['a|b', []]);
        },
      );
    } finally {
      globalThis.AbortController = own;
    }
  },
};
