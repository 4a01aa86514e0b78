/** Contract of `triggerBrokenPipe`. */
import assert from 'node:assert/strict';
import { triggerBrokenPipe } from '../../../../examples/trigger-broken-pipe/trigger-broken-pipe.ts';
import { doesNotApply, type Contract, met, type RuntimeFaults } from '../../contract.ts';
import { codeOf, leavesNothing, settled, uncaughtOf, value } from '../../faults.ts';
import { withFewDescriptors } from '../../few-descriptors.ts';
import { inOtherRealm } from '../../realm.ts';
import { BUN_HIDES_EMFILE, BUN_READS_EPIPE, DENO_PANICS } from '../../runtime-faults.ts';

/** Outcomes of two writes in a row, each in a turn of its own. */
async function twoWrites({ socket }: Awaited<ReturnType<typeof triggerBrokenPipe>>): Promise<unknown[]> {
  socket.on('error', () => undefined);
  const codes: unknown[] = [];
  for (let n = 0; n < 2; n += 1) {
    codes.push(await value(new Promise((resolve) => socket.write('x', (error) => resolve(codeOf(error))))));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return codes;
}

export const runtimeFaults: RuntimeFaults = {
  deno: [
    met(
      DENO_PANICS,
      'a descriptor for our end and none for the other: it rejects, with any number of them free',
    ),
  ],
  bun: [
    met(BUN_READS_EPIPE, 'the kernel says EPIPE, at the first write or at the second, every time'),
    met(
      BUN_HIDES_EMFILE,
      'no descriptor left: it rejects, and the program can end',
      'a descriptor for our end and none for the other: it rejects, with any number of them free',
    ),
  ],
};

const contract: Contract = {
  settles: {
    'closing twice, after its end was destroyed, and while a write fails': async () => {
      const pipe = await value(triggerBrokenPipe());
      await value(Promise.all([pipe.close(), pipe.close()]));
      await value(pipe.close());
      const second = await value(triggerBrokenPipe({ failFirstWrite: true }));
      second.socket.on('error', () => undefined).write('x');
      await value(second.close());
      const third = await value(triggerBrokenPipe({ failFirstWrite: true }));
      third.socket.on('error', () => undefined).write('x');
      setImmediate(() => third.socket.destroy());
      await value(third.close());
    },
  },
  blame: {
    'the kernel says EPIPE, at the first write or at the second, every time': async () => {
      for (let n = 0; n < 20; n += 1) {
        const first = await value(triggerBrokenPipe({ failFirstWrite: true }));
        assert.equal((await twoWrites(first))[0], 'EPIPE');
        await value(first.close());
        const later = await value(triggerBrokenPipe());
        assert.deepEqual(await twoWrites(later), [undefined, 'EPIPE']);
        await value(later.close());
      }
    },
  },
  repeats: doesNotApply('No envía nada.', 'It sends nothing.'),
  leavesNothing: {
    'nothing stays after hundreds of connections': () =>
      leavesNothing(200, async () => {
        const { close } = await value(triggerBrokenPipe({ failFirstWrite: Math.random() < 0.5 }));
        await value(close());
      }),
    'nothing is uncaught when it is closed while a write fails': async () => {
      const uncaught = await uncaughtOf(async () => {
        const { socket, close } = await triggerBrokenPipe({ failFirstWrite: true });
        socket.on('error', () => undefined).write('x');
        await settled(close());
      });
      assert.deepEqual(uncaught, []);
    },
  },
  realms: {
    'it breaks in another realm': async () => {
      const other = inOtherRealm<{ triggerBrokenPipe: typeof triggerBrokenPipe }>(
        'examples/trigger-broken-pipe/trigger-broken-pipe.ts',
      );
      const pipe = await value(other.triggerBrokenPipe({ failFirstWrite: true }));
      assert.equal((await twoWrites(pipe))[0], 'EPIPE');
      await value(pipe.close());
    },
  },
  limits: {
    'no descriptor left: it rejects, and the program can end': async () => {
      const said = await withFewDescriptors(`
        import { triggerBrokenPipe } from 'examples/trigger-broken-pipe/trigger-broken-pipe.ts';
        for (const but of [0, 1]) {
          const giveBack = exhaust(but);
          await triggerBrokenPipe().catch(({ code }) => console.log(code));
          giveBack();
        }
      `);
      assert.deepEqual(said.trim().split('\n'), ['EMFILE', 'EMFILE']);
    },
    'a descriptor for our end and none for the other: it rejects, with any number of them free': async () => {
      const said = await withFewDescriptors(`
        import { triggerBrokenPipe } from 'examples/trigger-broken-pipe/trigger-broken-pipe.ts';
        for (const but of [0, 1, 2, 3, 4, 5]) {
          const giveBack = exhaust(but);
          const told = triggerBrokenPipe().then(({ close }) => close(), ({ code, message }) => code ?? message);
          const late = new Promise((resolve) => setTimeout(resolve, 2_000, 'waits'));
          console.log(await Promise.race([told, late]) ?? 'broken');
          giveBack();
        }
        process.exit();
      `);
      const told = said.trim().split('\n');
      assert.equal(told.length, 6);
      const seen = new Set(told);
      for (const one of ['EMFILE', 'the connection was not accepted', 'broken']) seen.delete(one);
      assert.deepEqual([...seen], []);
    },
  },
  keepsGoing: {
    'a hundred at once': async () => {
      const pipes = await value(Promise.all(Array.from({ length: 100 }, () => triggerBrokenPipe())));
      await value(Promise.all(pipes.map(({ close }) => close())));
    },
  },
  tls: doesNotApply('Abre ella misma su conexión TCP.', 'It opens a TCP connection of its own.'),
};

export default contract;
