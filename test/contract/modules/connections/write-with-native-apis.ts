/** Contract of `writeAllOnDeno` and `writeOnBun`: here, of what they make of each answer that the runtimes give. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  writeAllOnDeno,
  writeOnBun,
} from '../../../../examples/write-with-native-apis/write-with-native-apis.ts';
import { doesNotApply, type Contract } from '../../contract.ts';
import { coded, reason, value } from '../../faults.ts';
import { inOtherRealm } from '../../realm.ts';

const named = (name: string): Error => Object.assign(new Error(name), { name });

const contract: Contract = {
  settles: {
    'a writer that takes nothing, or no number at all': async () => {
      for (const taken of [0, -1, NaN])
        await reason(writeAllOnDeno({ write: () => Promise.resolve(taken) }, Buffer.from('abc')));
    },
    'nothing to write': async () => {
      const outcome = await value(
        writeAllOnDeno({ write: () => Promise.reject(new Error()) }, Buffer.alloc(0)),
      );
      assert.deepEqual(outcome, { taken: 0, gone: false });
    },
  },
  blame: {
    'only what Deno calls BrokenPipe or ConnectionReset is a leave': async () => {
      for (const name of ['BrokenPipe', 'ConnectionReset'])
        assert.deepEqual(
          await value(writeAllOnDeno({ write: () => Promise.reject(named(name)) }, Buffer.from('a'))),
          {
            taken: 0,
            gone: true,
          },
        );
      for (const error of [named('BadResource'), coded('ENOSPC'), undefined, null, 'BrokenPipe']) {
        // Anything may be thrown.
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
        const write = (): Promise<number> => Promise.reject(error);
        assert.equal(await reason(writeAllOnDeno({ write }, Buffer.from('a'))), error);
      }
    },
    'a leave in the middle tells how much was taken': async () => {
      let calls = 0;
      const write = (): Promise<number> =>
        (calls += 1) > 2 ? Promise.reject(named('BrokenPipe')) : Promise.resolve(2);
      assert.deepEqual(await value(writeAllOnDeno({ write }, Buffer.alloc(9))), { taken: 4, gone: true });
    },
    'what Bun says: fewer bytes are no leave, -1 is': () => {
      const bytes = Buffer.alloc(9);
      assert.deepEqual(writeOnBun({ write: () => 4 }, bytes), { taken: 4, gone: false });
      assert.deepEqual(writeOnBun({ write: () => 0 }, bytes), { taken: 0, gone: false });
      assert.deepEqual(writeOnBun({ write: () => -1 }, bytes), { taken: 0, gone: true });
      return Promise.resolve();
    },
  },
  repeats: {
    'every byte is written once and in order, however few the writer takes': () =>
      fc.assert(
        fc.asyncProperty(
          fc.uint8Array({ maxLength: 500 }),
          fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }),
          async (bytes, sizes) => {
            const got: number[] = [];
            let n = 0;
            const write = (piece: Uint8Array): Promise<number> => {
              const taken = Math.min(piece.length, sizes[n % sizes.length] ?? 1);
              n += 1;
              got.push(...piece.subarray(0, taken));
              return Promise.resolve(taken);
            };
            const outcome = await value(writeAllOnDeno({ write }, bytes));
            assert.deepEqual([outcome.taken, got], [bytes.length, [...bytes]]);
          },
        ),
      ),
  },
  leavesNothing: doesNotApply('No guarda nada ni escucha nada.', 'It keeps nothing and listens to nothing.'),
  realms: {
    'a leave is one in another realm': async () => {
      const other = inOtherRealm<{ writeAllOnDeno: typeof writeAllOnDeno }>(
        'examples/write-with-native-apis/write-with-native-apis.ts',
      );
      const write = (): Promise<number> => Promise.reject(named('BrokenPipe'));
      assert.equal((await value(other.writeAllOnDeno({ write }, Buffer.from('a')))).gone, true);
    },
  },
  limits: {
    '100 MB, of which the writer takes 64 KiB at a time': async () => {
      const bytes = Buffer.alloc(100 * 2 ** 20);
      const write = (piece: Uint8Array): Promise<number> => Promise.resolve(Math.min(piece.length, 2 ** 16));
      assert.equal((await value(writeAllOnDeno({ write }, bytes))).taken, bytes.length);
    },
  },
  keepsGoing: doesNotApply('Cada llamada escribe una vez.', 'Each call writes once.'),
  tls: doesNotApply(
    'El TLS de Deno es otro escritor de la misma forma; la demostración lo ejecuta.',
    "Deno's TLS is another writer of the same form.",
  ),
};

export default contract;
