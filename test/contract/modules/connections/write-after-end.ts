/** Contract of `endAfterAll`. */
import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { endAfterAll, type Write } from '../../../../examples/write-after-end/write-after-end.ts';
import { doesNotApply, type Contract, type RuntimeFaults } from '../../contract.ts';
import {
  closed,
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
import { cutShort, flood, responses } from '../../parts/write-after-end.ts';
import { foreignSignal } from '../../parts/foreign-signals.ts';
import { inOtherRealm } from '../../realm.ts';

const nothing = (): void => undefined;
const FIFTY_MB = Buffer.alloc(50 * 2 ** 20);
const deaf = (): Writable => new Writable({ write: nothing });
export const runtimeFaults: RuntimeFaults = {
  deno: [
    {
      es: 'En Deno, una respuesta HTTP no recuerda el error por el que se destruyó.',
      en: 'In Deno, an HTTP response does not remember the error that it was destroyed for.',
      checks: ['what a response was destroyed for before is thrown'],
    },
  ],
  bun: [
    {
      es: 'En Bun, una escritura que corta un destroy falla con ERR_SOCKET_CLOSED, como si fuera posterior al cierre.',
      en: 'In Bun, a write that a destroy cuts off fails with ERR_SOCKET_CLOSED, as if it had come after the close.',
      checks: ['somebody else destroys the stream while a write waits'],
    },
    {
      es: 'Por TLS, Bun da por buenas las escrituras cuando el otro extremo ya se ha ido.',
      en: 'Over TLS, Bun takes writes for good when the other side has already left.',
      checks: ['a peer that leaves below TLS is gone'],
    },
  ],
};

const contract: Contract = {
  settles: {
    'a stream that was dead or ended before': async () => {
      for (const code of [undefined, 'EPIPE', 'ECONNRESET']) {
        const { ours, close } = await socketPair();
        ours.on('error', nothing).destroy(code === undefined ? undefined : coded(code));
        assert.equal(await value(endAfterAll(ours, [flood])), 'gone');
        await close();
      }
      const { ours, close } = await socketPair();
      ours.end();
      const said: string[] = [];
      await value(endAfterAll(ours, [async (write) => void said.push(await write('late'))]));
      assert.deepEqual(said, ['ended']);
      await close();
      const full = deaf();
      full.on('error', nothing).destroy(coded('ENOSPC'));
      assert.equal(codeOf(await reason(endAfterAll(full, [flood]))), 'ENOSPC');
    },
    'somebody else destroys the stream while a write waits': async () => {
      const { ours, close } = await socketPair();
      const said: string[] = [];
      const work = endAfterAll(ours, [async (write) => void said.push(await write(FIFTY_MB))]);
      setTimeout(() => ours.destroy(), 10);
      assert.equal(await value(work), 'gone');
      assert.deepEqual(said, ['gone']);
      await close();
    },
    ...responses,
    'an abort before, while a producer waits, and while nobody reads': async () => {
      for (const producers of [
        [() => new Promise<void>(nothing)],
        [(write: Write) => write('x').then(nothing)],
        [],
      ])
        for (const early of [true, false]) {
          const stop = new AbortController();
          const stream = new Writable({ write: nothing, final: nothing });
          if (early) stop.abort(new Error('enough'));
          else setTimeout(() => stop.abort(new Error('enough')), 5);
          const error = await reason(endAfterAll(stream, producers, { signal: stop.signal }));
          assert.equal((error as Error).message, 'enough');
          assert.ok(stream.destroyed);
        }
    },
    'an abort of a stream that never says that it has closed': async () => {
      const stop = new AbortController();
      const stream = new Writable({ write: nothing, destroy: nothing });
      setTimeout(() => stop.abort(new Error('enough')), 5);
      const work = endAfterAll(stream, [() => new Promise<void>(nothing)], { signal: stop.signal });
      assert.equal(((await reason(work)) as Error).message, 'enough');
    },
  },
  blame: {
    ...cutShort,
    'an error of a producer is thrown, whatever its code, and the stream destroyed': async () => {
      for (const code of ['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE']) {
        const { ours, close } = await socketPair();
        const work = endAfterAll(ours, [flood, () => Promise.reject(coded(code))]);
        assert.equal(codeOf(await reason(work)), code);
        assert.ok(ours.destroyed, 'nobody takes a part for the whole');
        await close();
      }
    },
    'a peer that resets or closes is gone': async () => {
      for (const end of ['resetAndDestroy', 'destroy'] as const) {
        const { ours, theirs, close } = await socketPair();
        theirs.resume().once('data', () => theirs[end]());
        assert.equal(await value(endAfterAll(ours, [flood, flood])), 'gone');
        await close();
      }
    },
    'a full disk is thrown': async () => {
      const full = new Writable({ write: (_chunk, _encoding, done) => done(coded('ENOSPC')) });
      assert.equal(codeOf(await reason(endAfterAll(full, [flood]))), 'ENOSPC');
    },
    'what several producers hand over, the peer gets': () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(fc.integer({ min: 1, max: 70_000 }), { maxLength: 5 }), { maxLength: 5 }),
          async (producers) => {
            const { ours, theirs, close } = await socketPair();
            let got = 0;
            theirs.on('data', (bytes) => (got += bytes.length)).resume();
            let handed = 0;
            const result = await value(
              endAfterAll(
                ours,
                producers.map((sizes) => async (write) => {
                  for (const size of sizes)
                    if ((await write(Buffer.alloc(size))) === 'handed over') handed += size;
                }),
              ),
            );
            assert.equal(result, 'handed over');
            theirs.end();
            await value(closed(theirs));
            assert.equal(
              got,
              producers.flat().reduce((sum, size) => sum + size, 0),
            );
            assert.equal(got, handed);
            await close();
          },
        ),
        { numRuns: 20 },
      ),
  },
  repeats: {
    'a write after the end is refused, and what waits is not lost': async () => {
      const { ours, theirs, close } = await socketPair();
      let keep: Write | undefined;
      const work = endAfterAll(ours, [
        (write) => {
          keep = write;
          void write(FIFTY_MB);
          return Promise.resolve();
        },
      ]);
      await delay(5);
      assert.equal(await value((keep as Write)('late')), 'ended');
      let got = 0;
      theirs.on('data', (bytes) => (got += bytes.length)).resume();
      assert.equal(await value(work), 'handed over');
      theirs.end();
      await value(closed(theirs));
      assert.equal(got, FIFTY_MB.length);
      await close();
    },
  },
  leavesNothing: {
    'nothing stays after streams that ended in every way': () => {
      let n = 0;
      return leavesNothing(150, async () => {
        n += 1;
        const { ours, theirs, close } = await socketPair();
        theirs.resume();
        const producers = [flood, n % 2 === 0 ? () => Promise.reject(new Error('mine')) : flood];
        const work = endAfterAll(ours, producers).catch(nothing);
        setImmediate(() => ours.destroy());
        await value(work);
        await close();
      });
    },
    'a reset of the socket after its end is not uncaught': async () => {
      const uncaught = await uncaughtOf(async () => {
        const { ours, theirs, close } = await socketPair();
        const farewell = (write: Write): Promise<void> => write('bye').then(nothing);
        assert.equal(await value(endAfterAll(ours.resume(), [farewell])), 'handed over');
        theirs.resetAndDestroy();
        await value(closed(ours));
        await close();
      });
      assert.deepEqual(uncaught, []);
    },
    'producers that fail at once, and an iterable that does, leave nobody unwatched': async () => {
      const uncaught = await uncaughtOf(async () => {
        const failing = [
          () => Promise.reject(new Error('first')),
          () => {
            throw new Error('second');
          },
        ];
        await reason(endAfterAll(deaf(), failing));
        const broken = (function* () {
          yield () => Promise.reject(new Error('first'));
          throw new Error('no more');
        })();
        assert.equal(((await reason(endAfterAll(deaf(), broken))) as Error).message, 'no more');
      });
      assert.deepEqual(uncaught, []);
    },
    'a hundred thousand writes leave no listener and no memory': async () => {
      const stream = new Writable({ write: (_chunk, _encoding, done) => done() });
      let grown = 0;
      await value(
        endAfterAll(stream, [
          async (write) => {
            const before = listeners(stream);
            const heap = process.memoryUsage().heapUsed;
            for (let n = 0; n < 100_000; n += 1) await write('x');
            grown = process.memoryUsage().heapUsed - heap;
            assert.equal(listeners(stream), before);
          },
        ]),
      );
      assert.ok(grown < 20 * 2 ** 20, `${grown} bytes more`);
    },
    'a signal shared by hundreds causes no warning': async () => {
      const stop = new AbortController();
      const warnings = await warningsOf(async () => {
        const works = Array.from({ length: 100 }, () =>
          reason(endAfterAll(deaf(), [flood], { signal: stop.signal })),
        );
        stop.abort(new Error('enough'));
        await Promise.all(works);
      });
      assert.deepEqual(warnings, []);
    },
  },
  realms: {
    ...foreignSignal((signal) =>
      endAfterAll(new Writable({ write: () => undefined }), [() => new Promise<never>(() => undefined)], {
        signal,
      }),
    ),
    'a leave is one in another realm': async () => {
      const other = inOtherRealm<{ endAfterAll: typeof endAfterAll }>(
        'examples/write-after-end/write-after-end.ts',
      );
      const { ours, theirs, close } = await socketPair();
      theirs.resume().once('data', () => theirs.resetAndDestroy());
      assert.equal(await value(other.endAfterAll(ours, [flood])), 'gone');
      await close();
    },
  },
  limits: {
    '50 MB with a slow reader': async () => {
      const { ours, theirs, close } = await socketPair();
      let got = 0;
      const reading = (async () => {
        for await (const bytes of theirs) {
          got += (bytes as Buffer).length;
          await new Promise(setImmediate);
        }
      })();
      assert.equal(await value(endAfterAll(ours, [(write) => write(FIFTY_MB).then(nothing)])), 'handed over');
      await value(reading);
      assert.equal(got, FIFTY_MB.length);
      await close();
    },
  },
  keepsGoing: doesNotApply(
    'Acaba el flujo: después no queda nada que siga.',
    'It ends the stream: nothing is left that could go on.',
  ),
  tls: {
    'a peer that leaves below TLS is gone': async () => {
      const { ours, theirs, close } = await tlsPair();
      theirs.once('data', () => theirs.destroy());
      ours.resume();
      assert.equal(await value(endAfterAll(ours, [flood])), 'gone');
      await close();
    },
  },
};

const listeners = (stream: Writable): number =>
  stream.eventNames().reduce((sum, name) => sum + stream.listenerCount(name), 0);

export default contract;
