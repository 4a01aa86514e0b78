/** Contract of `untilPeerLeaves`. */
import { paired } from '../../parts/what-arrived.ts';
import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { untilPeerLeaves, type Departure } from '../../../../examples/notice-dead-peer/notice-dead-peer.ts';
import { doesNotApply, type Contract, type RuntimeFaults } from '../../contract.ts';
import {
  coded,
  codeOf,
  leavesNothing,
  reason,
  socketPair,
  tlsPair,
  uncaughtOf,
  value,
  warningsOf,
} from '../../faults.ts';
import { foreignSignal } from '../../parts/foreign-signals.ts';
import { inOtherRealm } from '../../realm.ts';

const beat = { ping: 'ping\n', everyMs: 5, missed: 3 };
const patient = { ...beat, everyMs: 2 ** 40 };
const nothing = (): void => undefined;

/** Manner in which the watched peer of a connection left, if it leaves so. */
async function watched(
  leave: (pair: { ours: Socket; theirs: Socket }) => void,
  heartbeat = patient,
  pair: () => Promise<{ ours: Socket; theirs: Socket; close: () => Promise<void> }> = socketPair,
  until = untilPeerLeaves,
): Promise<Departure> {
  const { close, ...both } = await pair();
  both.ours.resume();
  try {
    const work = until(both.ours, heartbeat);
    leave(both);
    const departure = await value(work);
    assert.ok(both.ours.destroyed);
    return departure;
  } finally {
    await close();
  }
}

export const runtimeFaults: RuntimeFaults = {
  bun: [
    {
      es: 'Si el programa resetea un socket al que aún le queda algo por escribir, Bun emite un error sin código, «Socket is closed».',
      en: 'When the program resets a socket that has something left to write, Bun emits an error without a code, “Socket is closed”.',
      checks: [
        'our own end that is destroyed or reset, with a write under way or not, is closed and not broken',
      ],
    },
  ],
};

const contract: Contract = {
  settles: {
    'a socket that was dead, ended or broken before': async () => {
      for (const [code, how] of [
        [undefined, 'closed'],
        ['ECONNRESET', 'broken'],
        ['ETIMEDOUT', 'broken'],
      ] as const) {
        const { ours, close } = await socketPair();
        ours.on('error', nothing).destroy(code === undefined ? undefined : coded(code));
        assert.equal((await value(untilPeerLeaves(ours, patient))).how, how);
        await close();
      }
      const { ours, theirs, close } = await socketPair();
      theirs.end();
      ours.resume();
      await new Promise((resolve) => ours.once('end', resolve));
      assert.equal((await value(untilPeerLeaves(ours, patient))).how, 'closed');
      await close();
    },
    'an abort before and meanwhile, which leaves the socket open': async () => {
      const { ours, close } = await socketPair();
      for (const early of [true, false]) {
        const stop = new AbortController();
        if (early) stop.abort(new Error('enough'));
        else setTimeout(() => stop.abort(new Error('enough')), 5);
        assert.equal(
          ((await reason(untilPeerLeaves(ours, { ...patient, signal: stop.signal }))) as Error).message,
          'enough',
        );
        assert.ok(!ours.destroyed);
      }
      await close();
    },
    'somebody else destroys it': async () => {
      assert.equal((await watched(({ ours }) => void setTimeout(() => ours.destroy(), 5))).how, 'closed');
    },
  },
  blame: {
    'a ping that cannot be sent is the error of the call, not of the timer': async () => {
      const { ours, close } = await socketPair();
      const work = untilPeerLeaves(ours, { ...beat, ping: 42 as unknown as string });
      assert.ok((await reason(work)) instanceof TypeError);
      assert.ok(!ours.destroyed);
      await close();
    },
    'a FIN, a reset and silence are told apart': async () => {
      assert.equal((await watched(({ theirs }) => theirs.end())).how, 'closed');
      assert.equal((await watched(({ theirs }) => theirs.destroy())).how, 'closed');
      const broken = await watched(({ ours, theirs }) => {
        // Unread bytes make the kernel say RST.
        ours.write('x', () => setTimeout(() => theirs.destroy(), 5));
      });
      assert.deepEqual([broken.how, broken.error?.code], ['broken', 'ECONNRESET']);
      assert.equal((await watched(nothing, beat)).how, 'silent');
    },
    'our own end that is destroyed or reset, with a write under way or not, is closed and not broken':
      async () => {
        for (const end of ['destroy', 'resetAndDestroy'] as const)
          for (const length of [0, 20_000_000]) {
            const departure = await watched(({ ours }) => {
              ours.write(Buffer.alloc(length));
              setTimeout(() => ours[end](), 5);
            });
            assert.deepEqual([departure.how, departure.error], ['closed', undefined]);
          }
      },
    'an error that does not mean "gone" is thrown': async () => {
      const { ours, close } = await socketPair();
      const work = reason(untilPeerLeaves(ours, patient));
      ours.destroy(coded('ENOSPC'));
      assert.equal(codeOf(await work), 'ENOSPC');
      await close();
    },
    'a peer that answers, or sends one long message, is alive': async () => {
      let answers = 0;
      const { how } = await watched(({ theirs }) => {
        theirs.resume().on('data', () => {
          answers += 1;
          if (answers < 10) theirs.write('.');
          else theirs.end();
        });
      }, beat);
      assert.deepEqual([how, answers], ['closed', 10]);
    },
    'a program that is held up does not blame the peer': async () => {
      let held = 0;
      const { how } = await watched(({ theirs }) => {
        theirs.resume().on('data', () => {
          theirs.write('.');
          const until = performance.now() + 50;
          while (performance.now() < until);
          held += 1;
          if (held >= 3) theirs.end();
        });
      }, beat);
      assert.equal(how, 'closed');
    },
  },
  repeats: doesNotApply(
    'Solo repite la pregunta de si sigue ahí.',
    'It repeats nothing but the question whether the peer is there.',
  ),
  leavesNothing: {
    'nothing stays after connections that left in every way': async () => {
      let n = 0;
      await leavesNothing(100, async () => {
        n += 1;
        await watched(
          ({ ours, theirs }) => {
            if (n % 3 === 0) ours.destroy();
            else if (n % 3 === 1) theirs.end();
          },
          n % 3 === 2 ? { ...beat, everyMs: 1, missed: 1 } : patient,
        );
      });
    },
    'no listener stays after an abort, and a shared signal causes no warning': async () => {
      const stop = new AbortController();
      const warnings = await warningsOf(async () => {
        const pairs = await Promise.all(Array.from({ length: 50 }, () => socketPair()));
        const before = pairs.map(({ ours }) => listeners(ours));
        const works = pairs.map(({ ours }) =>
          reason(untilPeerLeaves(ours, { ...patient, signal: stop.signal })),
        );
        stop.abort();
        await Promise.all(works);
        assert.deepEqual(
          pairs.map(({ ours }) => listeners(ours)),
          before,
        );
        await Promise.all(pairs.map(({ close }) => close()));
      });
      assert.deepEqual(warnings, []);
    },
    'nothing is uncaught when a ping fails': async () => {
      const uncaught = await uncaughtOf(async () => {
        await watched(({ theirs }) => theirs.resume().once('data', () => theirs.resetAndDestroy()), beat);
      });
      assert.deepEqual(uncaught, []);
    },
  },
  realms: {
    ...foreignSignal((signal) =>
      paired(async ({ ours }) => {
        await untilPeerLeaves(ours, { ping: 'x', everyMs: 1e9, missed: 3, signal });
      }),
    ),
    'a reset is one in another realm': async () => {
      const other = inOtherRealm<{ untilPeerLeaves: typeof untilPeerLeaves }>(
        'examples/notice-dead-peer/notice-dead-peer.ts',
      );
      const { how } = await watched(
        ({ theirs }) => theirs.resetAndDestroy(),
        patient,
        socketPair,
        other.untilPeerLeaves,
      );
      assert.equal(how, 'broken');
    },
  },
  limits: {
    'numbers that are none are refused, and a wait may be longer than a timer': async () => {
      const { ours, theirs, close } = await socketPair();
      for (const wrong of [
        { everyMs: NaN },
        { everyMs: 0 },
        { everyMs: -1 },
        { missed: NaN },
        { missed: -1 },
      ])
        assert.match(String(await reason(untilPeerLeaves(ours, { ...beat, ...wrong }))), /^RangeError/);
      let pings = 0;
      theirs.resume().on('data', () => (pings += 1));
      const stop = new AbortController();
      setTimeout(() => stop.abort(), 30);
      await reason(untilPeerLeaves(ours, { ...patient, everyMs: Infinity, signal: stop.signal }));
      assert.equal(pings, 0);
      await close();
    },
  },
  keepsGoing: doesNotApply(
    'Vigila una conexión, hasta su final.',
    'It watches one connection, up to its end.',
  ),
  tls: {
    'silence and a good-bye over TLS': async () => {
      assert.equal((await watched(nothing, beat, tlsPair)).how, 'silent');
      assert.equal((await watched(({ theirs }) => theirs.end(), patient, tlsPair)).how, 'closed');
    },
  },
};

const listeners = (socket: Socket): number =>
  socket.eventNames().reduce((sum, name) => sum + socket.listenerCount(name), 0);

export default contract;
