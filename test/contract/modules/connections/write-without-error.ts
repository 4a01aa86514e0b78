/** Contract of `writeToClosedPeer`. */
import assert from 'node:assert/strict';
import { writeToClosedPeer } from '../../../../examples/write-without-error/write-without-error.ts';
import { doesNotApply, type Contract, met, type RuntimeFaults } from '../../contract.ts';
import { leavesNothing, value } from '../../faults.ts';
import { withFewDescriptors } from '../../few-descriptors.ts';
import { inOtherRealm } from '../../realm.ts';
import { BUN_HIDES_EMFILE } from '../../runtime-faults.ts';

export const runtimeFaults: RuntimeFaults = {
  bun: [met(BUN_HIDES_EMFILE, 'no descriptor left: it rejects, and the program can end')],
};

const contract: Contract = {
  settles: {
    'with the two settings, each many times': async () => {
      for (let n = 0; n < 20; n += 1) for (const half of [true, false]) await value(writeToClosedPeer(half));
    },
  },
  blame: {
    'a half-open socket hears of the error, and another of none': async () => {
      const open = await value(writeToClosedPeer(true));
      assert.ok(['EPIPE', 'ECONNRESET'].includes(open.error?.code ?? ''), open.error?.code);
      assert.ok(open.hadError && open.accepted > 0);
      const usual = await value(writeToClosedPeer(false));
      assert.deepEqual([usual.error, usual.hadError], [undefined, false]);
    },
  },
  repeats: doesNotApply('No repite nada.', 'It repeats nothing.'),
  leavesNothing: {
    'nothing stays after hundreds of connections': () =>
      leavesNothing(200, async () => {
        await value(writeToClosedPeer(Math.random() < 0.5));
      }),
  },
  realms: {
    'the same in another realm': async () => {
      const other = inOtherRealm<{ writeToClosedPeer: typeof writeToClosedPeer }>(
        'examples/write-without-error/write-without-error.ts',
      );
      assert.equal((await value(other.writeToClosedPeer(false))).error, undefined);
      assert.ok((await value(other.writeToClosedPeer(true))).hadError);
    },
  },
  limits: {
    'no descriptor left: it rejects, and the program can end': async () => {
      const said = await withFewDescriptors(`
        import { writeToClosedPeer } from 'examples/write-without-error/write-without-error.ts';
        for (const but of [0, 1]) {
          const giveBack = exhaust(but);
          await writeToClosedPeer(true).catch(({ code }) => console.log(code));
          giveBack();
        }
      `);
      assert.deepEqual(said.trim().split('\n'), ['EMFILE', 'EMFILE']);
    },
  },
  keepsGoing: {
    'a hundred at once': async () => {
      const seen = await value(Promise.all(Array.from({ length: 100 }, () => writeToClosedPeer(true))));
      assert.ok(seen.every(({ hadError }) => hadError));
    },
  },
  tls: doesNotApply('Abre ella misma su conexión TCP.', 'It opens a TCP connection of its own.'),
};

export default contract;
