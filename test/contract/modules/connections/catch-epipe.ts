/** Contract of `writeCatchingEpipe`. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { Writable, PassThrough } from 'node:stream';
import fc from 'fast-check';
import { writeCatchingEpipe } from '../../../../examples/catch-epipe/catch-epipe.ts';
import { doesNotApply, type Contract, met, type RuntimeFaults } from '../../contract.ts';
import {
  coded,
  codeOf,
  eventually,
  leavesNothing,
  never,
  reason,
  socketPair,
  tlsPair,
  uncaughtOf,
  value,
  warningsOf,
} from '../../faults.ts';
import { aborts, FIFTY_MB, foreign, responses } from '../../parts/catch-epipe.ts';
import { LEAVES, pipelined } from '../../parts/responses.ts';
import { foreignSignal } from '../../parts/foreign-signals.ts';
import { inOtherRealm } from '../../realm.ts';
import { BUN_READS_EPIPE } from '../../runtime-faults.ts';

/** Socket whose peer has reset it, so that the next write fails with EPIPE. */
async function brokenSocket(pair = socketPair): Promise<{ ours: Socket; close: () => Promise<void> }> {
  const { ours, theirs, close } = await pair();
  theirs.destroy();
  ours.on('error', () => undefined);
  // The first write after the FIN is answered by an RST; after that the kernel refuses.
  ours.resume();
  await once(ours, 'end');
  ours.write('x');
  await new Promise((resolve) => setTimeout(resolve, 20));
  ours.removeAllListeners('error');
  return { ours, close };
}

export const runtimeFaults: RuntimeFaults = {
  bun: [
    met(BUN_READS_EPIPE, 'a broken pipe is returned, with how much had left'),
    met(
      {
        es: 'En Bun, una respuesta HTTP no retiene lo que se escribe después de cork.',
        en: 'In Bun, an HTTP response does not hold back what is written after cork.',
      },
      'a response that is destroyed while a chunk waits in it was closed before the end',
    ),
  ],
};

const contract: Contract = {
  settles: {
    'a stream that is dead before the call': async () => {
      const { ours, close } = await socketPair();
      ours.destroy();
      assert.equal(codeOf(await reason(writeCatchingEpipe(ours, ['a']))), 'ERR_STREAM_PREMATURE_CLOSE');
      await close();
    },
    'a stream that died of something before the call: that is told': async () => {
      const { ours, close } = await socketPair();
      ours.on('error', () => undefined);
      ours.destroy(coded('EHOSTUNREACH'));
      assert.equal(codeOf(await reason(writeCatchingEpipe(ours, ['a']))), 'EHOSTUNREACH');
      await close();
    },
    'a stream that was ended before': async () => {
      const { ours, close } = await socketPair();
      ours.end();
      const code = codeOf(await reason(writeCatchingEpipe(ours, ['a'])));
      assert.ok(['ERR_STREAM_WRITE_AFTER_END', 'EPIPE'].includes(String(code)), String(code));
      await close();
    },
    'somebody else destroys the stream while a chunk is awaited': async () => {
      const { ours, close } = await socketPair();
      const work = writeCatchingEpipe(ours, never());
      setImmediate(() => ours.destroy());
      assert.equal(codeOf(await reason(work)), 'ERR_STREAM_PREMATURE_CLOSE');
      await close();
    },
    'somebody else destroys the stream while a chunk is written': async () => {
      const { ours, close } = await socketPair();
      const work = writeCatchingEpipe(ours, [FIFTY_MB]);
      setImmediate(() => ours.destroy());
      const error = await reason(work);
      assert.ok(error instanceof Error, 'no success may be told: nothing was read');
      await close();
    },
    ...aborts,
    'a pipelined response whose client leaves before its turn, and one that had left': async () => {
      for (const leave of LEAVES)
        for (const chunks of [never(), ['a']])
          await pipelined(async (response, client) => {
            const { socket } = response.req;
            const before = socket.listenerCount('close');
            const work = writeCatchingEpipe(response, chunks);
            setImmediate(() => client[leave]());
            // From Node 24 on, the response itself knows of a reset.
            const gone = ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET'];
            assert.ok(gone.includes(String(codeOf(await reason(work)))));
            assert.ok(gone.includes(String(codeOf(await reason(writeCatchingEpipe(response, ['b']))))));
            assert.ok(socket.listenerCount('close') <= before);
          });
    },
    ...responses,
  },
  blame: {
    ...foreign,
    'a broken pipe is returned, with how much had left': async () => {
      const { ours, close } = await brokenSocket();
      const outcome = await value(writeCatchingEpipe(ours, ['abc', 'def']));
      assert.equal(outcome.brokenPipe?.code, 'EPIPE');
      assert.equal(outcome.handedOver, 0);
      assert.equal(outcome.failed, 3);
      await close();
    },
    'an EPIPE of the chunks is thrown: it is not the stream that broke': async () => {
      const { ours, close } = await socketPair();
      const broken = (async function* () {
        yield await Promise.resolve('a');
        throw coded('EPIPE');
      })();
      assert.equal(codeOf(await reason(writeCatchingEpipe(ours, broken))), 'EPIPE');
      assert.equal(ours.destroyed, false);
      await close();
    },
    'a reset while the next chunk is awaited is thrown as it is': async () => {
      const { ours, theirs, close } = await socketPair();
      ours.resume();
      const work = writeCatchingEpipe(ours, never());
      theirs.resetAndDestroy();
      assert.equal(codeOf(await reason(work)), 'ECONNRESET');
      await close();
    },
    'what it reports as handed over, the peer gets': () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.uint8Array({ maxLength: 70_000 }), { maxLength: 12 }),
          async (chunks) => {
            const { ours, theirs, close } = await socketPair();
            let got = 0;
            theirs.on('data', (bytes) => (got += bytes.length)).resume();
            const { handedOver, brokenPipe } = await value(writeCatchingEpipe(ours, chunks));
            assert.equal(brokenPipe, undefined);
            assert.equal(
              handedOver,
              chunks.reduce((sum, { length }) => sum + length, 0),
            );
            await eventually('all of it', () => got === handedOver);
            await close();
          },
        ),
        { numRuns: 20 },
      ),
  },
  repeats: doesNotApply(
    'No repite nada: cada trozo se escribe una vez.',
    'It repeats nothing: each chunk is written once.',
  ),
  leavesNothing: {
    'no listener stays on a stream that lives on': async () => {
      const { ours, theirs, close } = await socketPair();
      theirs.resume();
      const before = ours.eventNames().map((name) => [name, ours.listenerCount(name)]);
      for (let n = 0; n < 1_000; n += 1) await value(writeCatchingEpipe(ours, ['a']));
      assert.deepEqual(
        ours.eventNames().map((name) => [name, ours.listenerCount(name)]),
        before,
      );
      await close();
    },
    'nothing stays after 500 broken connections': () =>
      leavesNothing(50, async () => {
        const { ours, close } = await socketPair();
        setImmediate(() => ours.destroy());
        await reason(writeCatchingEpipe(ours, never()));
        await close();
      }),
    'chunks that are no longer wanted are told so': async () => {
      const { ours, close } = await brokenSocket();
      let ended = true;
      const chunks = (async function* () {
        ended = false;
        try {
          for (;;) yield await Promise.resolve('a');
        } finally {
          ended = true;
        }
      })();
      await value(writeCatchingEpipe(ours, chunks));
      await eventually('the generator has ended, if it began', () => ended);
      await close();
    },
    'a signal shared by hundreds causes no warning, and keeps no listener': async () => {
      const { signal } = new AbortController();
      const warnings = await warningsOf(async () => {
        const pairs = await Promise.all(Array.from({ length: 50 }, () => socketPair()));
        const works = pairs.map(({ ours }) => writeCatchingEpipe(ours, never(), { signal }));
        for (const { ours } of pairs) ours.destroy();
        await Promise.all(works.map((work) => reason(work)));
        await Promise.all(pairs.map(({ close }) => close()));
      });
      assert.deepEqual(warnings, []);
    },
    'nothing is uncaught when the error comes after the callback': async () => {
      const uncaught = await uncaughtOf(async () => {
        const { ours, close } = await brokenSocket();
        await value(writeCatchingEpipe(ours, ['a']));
        await close();
      });
      assert.deepEqual(uncaught, []);
    },
  },
  realms: {
    ...foreignSignal((signal) => writeCatchingEpipe(new PassThrough(), never(), { signal })),
    'a broken pipe is one in another realm': async () => {
      const other = inOtherRealm<{ writeCatchingEpipe: typeof writeCatchingEpipe }>(
        'examples/catch-epipe/catch-epipe.ts',
      );
      const { ours, close } = await brokenSocket();
      assert.equal((await value(other.writeCatchingEpipe(ours, ['a']))).brokenPipe?.code, 'EPIPE');
      await close();
    },
  },
  limits: {
    'a writer that accepts nothing ends with the signal': async () => {
      const stop = new AbortController();
      const deaf = new Writable({ write: () => undefined });
      const work = writeCatchingEpipe(deaf, ['a'], { signal: stop.signal });
      setImmediate(() => stop.abort(new Error('enough')));
      assert.equal(((await reason(work)) as Error).message, 'enough');
    },
    '100 MB with a slow reader': async () => {
      const { ours, theirs, close } = await socketPair();
      let got = 0;
      void (async () => {
        for await (const bytes of theirs) {
          got += (bytes as Buffer).length;
          await new Promise(setImmediate);
        }
      })().catch(() => undefined);
      const outcome = await value(writeCatchingEpipe(ours, [FIFTY_MB, FIFTY_MB]));
      assert.equal(outcome.handedOver, 2 * FIFTY_MB.length);
      await eventually('all of it', () => got === 2 * FIFTY_MB.length);
      await close();
    },
  },
  keepsGoing: {
    'the stream can be written to after an error of the chunks': async () => {
      const { ours, theirs, close } = await socketPair();
      theirs.resume();
      const failing = (async function* () {
        yield await Promise.resolve('a');
        throw new Error('mine');
      })();
      await reason(writeCatchingEpipe(ours, failing));
      assert.equal((await value(writeCatchingEpipe(ours, ['b']))).handedOver, 1);
      await close();
    },
  },
  tls: {
    'a broken pipe below TLS is returned or thrown, and never a success': async () => {
      const { ours, theirs, close } = await tlsPair();
      const work = writeCatchingEpipe(ours, [FIFTY_MB, FIFTY_MB]);
      setImmediate(() => theirs.destroy());
      const outcome = await work.then(
        ({ brokenPipe }) => brokenPipe?.code,
        (error: unknown) => codeOf(error),
      );
      assert.ok(['EPIPE', 'ECONNRESET', 'ECANCELED'].includes(String(outcome)), String(outcome));
      await close();
    },
  },
};

export default contract;
