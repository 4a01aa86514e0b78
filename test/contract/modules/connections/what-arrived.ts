/** Contract of `sendAcknowledged` and `acknowledge`. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  acknowledge,
  sendAcknowledged,
  type Message,
} from '../../../../examples/what-arrived/what-arrived.ts';
import type { Contract, RuntimeFaults } from '../../contract.ts';
import {
  eventually,
  leavesNothing,
  reason,
  resetOfCore,
  settled,
  tlsPair,
  value,
  warningsOf,
} from '../../faults.ts';
import { foreignSignal } from '../../parts/foreign-signals.ts';
import { sendByteByByte } from '../../parts/line-servers.ts';
import { inOtherRealm } from '../../realm.ts';
import { paired, three, nothing, settles, blame } from '../../parts/what-arrived.ts';

export const runtimeFaults: RuntimeFaults = {
  bun: [
    {
      es: 'Cuando el programa destruye su propio socket, Bun emite end, como si el otro extremo hubiera terminado de enviar.',
      en: 'When the program destroys its own socket, Bun emits end, as if the other side had finished sending.',
      checks: [
        'a socket that is dead before the call, with or without an error',
        'somebody else destroys the socket meanwhile',
      ],
    },
  ],
};

const contract: Contract = {
  settles,
  blame,
  repeats: {
    'a message that was cut short is not handled': () =>
      paired(async ({ ours, theirs }) => {
        const handled: string[] = [];
        ours.end(`${JSON.stringify(three[0])}\n${JSON.stringify(three[1])}`);
        await value(acknowledge(theirs, ({ id }) => void handled.push(id)));
        assert.deepEqual(handled, ['a']);
      }),
    'every message arrives once and in order, however the bytes are cut': () =>
      fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(
            fc.string({ unit: 'grapheme' }).filter((id) => !/[\r\n]/.test(id)),
            { maxLength: 8 },
          ),
          fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
          (ids, sizes) =>
            paired(async ({ ours, theirs }) => {
              const messages = ids.map((id) => ({ id, text: `\n${id}\r` }));
              const handled: Message[] = [];
              const write = ours.write.bind(ours);
              // Each message leaves in pieces, and the acknowledgements come back as they may.
              ours.write = (text: string) => {
                const bytes = Buffer.from(text);
                for (let at = 0, n = 0; at < bytes.length; n += 1)
                  write(bytes.subarray(at, (at += sizes[n % sizes.length] ?? 1)));
                return true;
              };
              const receiving = acknowledge(theirs, (message) => void handled.push(message));
              const { ended, acknowledged } = await value(sendAcknowledged(ours, messages));
              assert.deepEqual([ended, acknowledged, handled], ['all', messages, messages]);
              await value(receiving);
            }),
        ),
        { numRuns: 30 },
      ),
  },
  leavesNothing: {
    'nothing stays after connections that ended in every way': () => {
      let n = 0;
      return leavesNothing(200, () =>
        paired(async ({ ours, theirs }) => {
          n += 1;
          const end = n % 4;
          const receiving = settled(
            acknowledge(theirs, () => {
              if (end === 1) throw new Error('mine');
              if (end === 2) ours.resetAndDestroy();
              if (end === 3) theirs.destroy();
            }),
          );
          await value(sendAcknowledged(ours, three));
          await receiving;
        }),
      );
    },
    'a signal shared by hundreds causes no warning': async () => {
      const { signal } = new AbortController();
      const warnings = await warningsOf(async () => {
        await Promise.all(
          Array.from({ length: 50 }, () =>
            paired(async ({ ours, theirs }) => {
              const receiving = acknowledge(theirs, nothing, { signal });
              await value(sendAcknowledged(ours, three, { signal }));
              await value(receiving);
            }),
          ),
        );
      });
      assert.deepEqual(warnings, []);
    },
  },
  realms: {
    ...foreignSignal((signal) =>
      paired(async ({ ours }) => {
        const { error } = await sendAcknowledged(ours, three, { signal });
        throw error as Error;
      }),
    ),
    'a leave is one in another realm, and a message a message': () =>
      paired(async ({ ours, theirs }) => {
        const other = inOtherRealm<{
          sendAcknowledged: typeof sendAcknowledged;
          acknowledge: typeof acknowledge;
        }>('examples/what-arrived/what-arrived.ts');
        const receiving = other.acknowledge(theirs, nothing);
        assert.equal((await value(other.sendAcknowledged(ours, three))).ended, 'all');
        await value(receiving);
        for (const end of [other.sendAcknowledged, other.acknowledge] as const)
          await paired(async (pair) => {
            pair.ours.on('error', nothing).destroy(await resetOfCore());
            if (end === other.acknowledge) await value(other.acknowledge(pair.ours, nothing));
            else assert.equal((await value(other.sendAcknowledged(pair.ours, three))).ended, 'gone');
          });
      }),
  },
  limits: {
    'a line that comes byte by byte takes no more memory than it should': () =>
      paired(async ({ ours, theirs }) => {
        const receiving = acknowledge(theirs, nothing);
        await sendByteByByte(ours);
        await value(receiving);
      }),
    'a message of 8 MB': () =>
      paired(async ({ ours, theirs }) => {
        let length = 0;
        const receiving = acknowledge(theirs, ({ text }) => void ({ length } = text));
        const { ended } = await value(sendAcknowledged(ours, [{ id: 'big', text: 'x'.repeat(8 * 2 ** 20) }]));
        assert.deepEqual([ended, length], ['all', 8 * 2 ** 20]);
        await value(receiving);
      }),
    '20,000 messages, so that both buffers are full': () =>
      paired(async ({ ours, theirs }) => {
        const messages = Array.from({ length: 20_000 }, (_, n) => ({ id: `${n}`, text: '.'.repeat(100) }));
        const receiving = acknowledge(theirs, nothing);
        assert.equal((await value(sendAcknowledged(ours, messages))).acknowledged.length, 20_000);
        await value(receiving);
      }),
  },
  keepsGoing: {
    'what is unknown is sent again on a new connection': async () => {
      let left: readonly Message[] = three;
      const handled: string[] = [];
      for (let attempt = 0; left.length > 0; attempt += 1)
        await paired(async ({ ours, theirs }) => {
          const receiving = settled(
            acknowledge(theirs, ({ id }) => {
              handled.push(id);
              if (attempt === 0 && id === 'b') theirs.resetAndDestroy();
            }),
          );
          left = (await value(sendAcknowledged(ours, left))).unknown;
          await receiving;
        });
      assert.ok(['a', 'b', 'c'].every((id) => handled.includes(id)));
    },
    'a sender that never closes is let go after its time': () =>
      paired(async ({ ours, theirs }) => {
        ours.write('{\n');
        await reason(acknowledge(theirs, nothing));
        await eventually('our half was ended', () => theirs.writableEnded);
      }),
  },
  tls: {
    'acknowledged over TLS, and a reset is a leave': async () => {
      await paired(async ({ ours, theirs }) => {
        const receiving = acknowledge(theirs, nothing);
        assert.equal((await value(sendAcknowledged(ours, three))).ended, 'all');
        await value(receiving);
      }, tlsPair);
      await paired(async ({ ours, theirs }) => {
        theirs.resume().once('data', () => theirs.destroy());
        const { ended } = await value(sendAcknowledged(ours, three));
        assert.ok(['gone', 'closed'].includes(ended), ended);
      }, tlsPair);
    },
  },
};

export default contract;
