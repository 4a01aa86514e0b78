/** Contract of `watchPeer` and `sendIfOpen`, with the package `ws` and peers made by hand. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket, WebSocketServer } from 'ws';
import { openRawClient } from '../../../../examples/survive-websocket-peers/raw-peer.ts';
import {
  sendIfOpen,
  watchPeer,
  type Leave,
  type WebSocketLike,
} from '../../../../examples/survive-websocket-peers/survive-websocket-peers.ts';
import { doesNotApply, type Contract, met, type RuntimeFaults } from '../../contract.ts';
import {
  codeOf,
  eventually,
  leavesNothing,
  reason,
  resetOfCore,
  uncaughtOf,
  value,
  warningsOf,
} from '../../faults.ts';
import { foreignSignal } from '../../parts/foreign-signals.ts';
import { inOtherRealm } from '../../realm.ts';
import { FIRES_BEFORE_READING } from '../../runtime-faults.ts';

const nothing = (): void => undefined;
/** Head of a masked binary message of 1 MiB. */
const HEAD_OF_MB = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 0]);
const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);

interface Stage {
  readonly socket: WebSocket;
  readonly peer: Socket;
  readonly leaves: Leave[];
  readonly errors: unknown[];
  readonly watch: (interval?: number) => () => void;
}

/** WebSocket of a server, and its peer below. */
async function staged(run: (stage: Stage) => Promise<void>, watcher = watchPeer): Promise<void> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const accepted = once(server, 'connection') as Promise<[WebSocket]>;
  const peer = await openRawClient((server.address() as AddressInfo).port);
  const [socket] = await accepted;
  const leaves: Leave[] = [];
  const errors: unknown[] = [];
  const watch = (interval = 2 ** 40): (() => void) =>
    watcher(socket, {
      interval,
      onLeave: (leave) => leaves.push(leave),
      onError: (error) => errors.push(error),
    });
  try {
    await run({ socket, peer, leaves, errors, watch });
  } finally {
    peer.destroy();
    socket.on('error', nothing).terminate();
    server.close();
    await value(once(server, 'close'));
  }
}

const listeners = (socket: WebSocket): number =>
  socket.eventNames().reduce((sum, name) => sum + socket.listenerCount(name), 0);

export const runtimeFaults: RuntimeFaults = {
  bun: [
    {
      es: 'Bun pone su propia implementación en lugar del paquete ws: no avisa de una trama mal formada ni deja ver que un mensaje largo está llegando.',
      en: 'Bun puts an implementation of its own in place of the package ws: it reports no malformed frame, and does not show that a long message is arriving.',
      checks: [
        'a malformed frame is an error, and no leave for another reason',
        'a peer that answers, or is in the middle of a long message, is alive',
      ],
    },
    met(FIRES_BEFORE_READING, 'a program that is held up does not blame a peer that has answered'),
  ],
  deno: [met(FIRES_BEFORE_READING, 'a program that is held up does not blame a peer that has answered')],
};

const contract: Contract = {
  settles: {
    'a peer that resets, closes, is terminated by somebody else, or says nothing': async () => {
      for (const [leave, silent] of [
        [({ peer }: Stage) => peer.resetAndDestroy(), false],
        [({ peer }: Stage) => peer.destroy(), false],
        [({ socket }: Stage) => socket.terminate(), false],
        [nothing, true],
      ] as const)
        await staged(async (stage) => {
          stage.watch(silent ? 20 : undefined);
          leave(stage);
          await eventually('it is told', () => stage.leaves.length > 0);
          await delay(10);
          assert.deepEqual(
            stage.leaves.map(({ code, silent: was }) => [code, was]),
            [[1006, silent]],
          );
          assert.deepEqual(stage.errors, []);
        });
    },
    'a peer that had left before is told, once, and no timer runs': () =>
      staged(async ({ socket, watch, leaves }) => {
        socket.terminate();
        await once(socket, 'close');
        const before = listeners(socket);
        watch();
        await eventually('it is told', () => leaves.length === 1);
        assert.equal(listeners(socket), before);
        watch()();
        await delay(10);
        assert.equal(leaves.length, 1, 'and not after it was stopped');
      }),
    'sending to a peer that has gone, before or meanwhile': () =>
      staged(async ({ socket, peer }) => {
        socket.on('error', nothing);
        const work = sendIfOpen(socket, Buffer.alloc(50 * 2 ** 20));
        setTimeout(() => peer.resetAndDestroy(), 5);
        assert.equal(await value(work), false);
        assert.equal(await value(sendIfOpen(socket, 'x')), false);
      }),
    'an abort before and while nobody reads': async () => {
      for (const early of [true, false])
        await staged(async ({ socket }) => {
          const stop = new AbortController();
          if (early) stop.abort(new Error('enough'));
          else setTimeout(() => stop.abort(new Error('enough')), 10);
          const work = sendIfOpen(socket, Buffer.alloc(50 * 2 ** 20), { signal: stop.signal });
          assert.equal(((await reason(work)) as Error).message, 'enough');
        });
    },
  },
  blame: {
    'a malformed frame is an error, and no leave for another reason': () =>
      staged(async ({ peer, watch, errors, leaves }) => {
        watch();
        peer.write(Buffer.from([0xff, 0xff, 0xff]));
        await eventually('it is told', () => errors.length === 1);
        peer.destroy();
        await eventually('the leave, too', () => leaves.length === 1);
      }),
    'a peer that answers, or is in the middle of a long message, is alive': async () => {
      await staged(async ({ peer, watch, leaves }) => {
        let pings = 0;
        peer.on('data', () => {
          pings += 1;
          peer.write(PONG);
        });
        watch(30);
        await eventually('five pings were answered', () => pings >= 5);
        assert.deepEqual(leaves, []);
      });
      await staged(async ({ peer, watch, leaves }) => {
        watch(60);
        // A text message of 100 bytes, of which one comes now and then.
        peer.write(Buffer.from([0x81, 0x80 + 100, 0, 0, 0, 0]));
        for (let n = 0; n < 20; n += 1) {
          peer.write('x');
          await delay(12);
        }
        assert.deepEqual(leaves, []);
      });
    },
    'a program that is held up does not blame a peer that has answered': () =>
      staged(async ({ peer, watch, leaves }) => {
        let pings = 0;
        peer.on('data', () => {
          pings += 1;
          peer.write(PONG);
          // The pong lies in the kernel when the timer comes, late.
          const until = performance.now() + 60;
          while (performance.now() < until);
        });
        watch(20);
        await eventually('five pings were answered', () => pings >= 5 || leaves.length > 0);
        assert.deepEqual(leaves, []);
      }),
    'a peer that answers is not given up while this end has paused, and a silent one is afterwards': () =>
      staged(async ({ socket, peer, watch, leaves }) => {
        let pings = 0;
        let answers = true;
        peer.on('data', () => {
          pings += 1;
          if (answers) peer.write(PONG);
        });
        const { _socket: below } = socket as unknown as { _socket: Socket };
        watch(30);
        for (const paused of [socket, below]) {
          paused.pause();
          // Node.js reads on until its buffer is full: behind this the pongs stay in the kernel.
          peer.write(Buffer.concat([HEAD_OF_MB, Buffer.alloc(2 ** 20)]));
          const before = pings;
          await eventually('four pings', () => pings >= before + 4 || leaves.length > 0);
          paused.resume();
          assert.deepEqual(leaves, []);
        }
        answers = false;
        await eventually('it is told', () => leaves.length > 0);
        assert.equal(leaves[0]?.silent, true);
      }),
    'a message that cannot be sent is thrown': () =>
      staged(async ({ socket }) => {
        assert.ok(await reason(sendIfOpen(socket, Symbol('none') as unknown as string)));
        const connecting = new WebSocket('ws://127.0.0.1:1');
        connecting.on('error', nothing);
        assert.match(String(await reason(sendIfOpen(connecting, 'x'))), /CONNECTING/);
      }),
    'what is told as sent arrives': () =>
      staged(async ({ socket, peer }) => {
        let got = 0;
        peer.on('data', (bytes) => (got += bytes.length));
        for (let n = 0; n < 100; n += 1) assert.equal(await value(sendIfOpen(socket, 'x'.repeat(100))), true);
        await eventually('all of it', () => got === 100 * 102);
      }),
  },
  repeats: doesNotApply('Envía cada mensaje una vez.', 'It sends each message once.'),
  leavesNothing: {
    'no listener and no timer stays, stopped or not': () => {
      let n = 0;
      return leavesNothing(60, () =>
        staged(async ({ socket, peer, watch, leaves }) => {
          n += 1;
          const before = listeners(socket);
          const stop = watch(1_000);
          if (n % 2 === 0) stop();
          else {
            peer.destroy();
            await eventually('it has left', () => leaves.length === 1);
          }
          assert.equal(listeners(socket), before);
        }),
      );
    },
    'a signal shared by hundreds causes no warning': async () => {
      const { signal } = new AbortController();
      const warnings = await warningsOf(() =>
        staged(async ({ socket, peer }) => {
          peer.resume();
          await Promise.all(Array.from({ length: 100 }, () => value(sendIfOpen(socket, 'x', { signal }))));
        }),
      );
      assert.deepEqual(warnings, []);
    },
  },
  realms: {
    ...foreignSignal((signal) =>
      sendIfOpen({ readyState: 1, send: () => undefined } as unknown as WebSocketLike, 'x', { signal }),
    ),
    'a leave is one in another realm': async () => {
      const other = inOtherRealm<{ watchPeer: typeof watchPeer }>(
        'examples/survive-websocket-peers/survive-websocket-peers.ts',
      );
      await staged(async ({ socket, watch, errors, leaves }) => {
        const reset = await resetOfCore();
        watch();
        socket.emit('error', reset);
        socket.terminate();
        await eventually('it is told', () => leaves.length === 1);
        assert.deepEqual([errors.length, codeOf(leaves[0]?.error)], [0, 'ECONNRESET']);
      }, other.watchPeer);
    },
  },
  limits: {
    'an interval longer than a timer, and one that is none': () =>
      staged(async ({ peer, watch }) => {
        let pings = 0;
        peer.on('data', () => (pings += 1));
        for (const interval of [2 ** 40, Infinity, NaN, 0, -1]) watch(interval);
        await delay(40);
        assert.equal(pings, 0);
      }),
  },
  keepsGoing: {
    'a server lives through fifty peers that reset': async () => {
      const uncaught = await uncaughtOf(async () => {
        for (let n = 0; n < 50; n += 1)
          await staged(async ({ socket, peer, watch, leaves }) => {
            watch();
            const sending = sendIfOpen(socket, Buffer.alloc(100_000));
            peer.resetAndDestroy();
            await value(sending);
            await eventually('it is told', () => leaves.length === 1);
          });
      });
      assert.deepEqual(uncaught, []);
    },
  },
  tls: doesNotApply('La conexión es del paquete ws.', 'The connection belongs to the package ws.'),
};

export default contract;
