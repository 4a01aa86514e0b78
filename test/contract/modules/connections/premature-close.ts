/** Contract of `sendAll`. */
import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { sendAll } from '../../../../examples/premature-close/premature-close.ts';
import { doesNotApply, type Contract } from '../../contract.ts';
import {
  closed,
  coded,
  codeOf,
  eventually,
  leavesNothing,
  listening,
  never,
  reason,
  socketPair,
  tlsPair,
  uncaughtOf,
  value,
  warningsOf,
} from '../../faults.ts';
import { LEAVES, pipelined } from '../../parts/responses.ts';
import { responsesOverHttp2, silentEnds } from '../../parts/premature-close.ts';
import { foreignSignal } from '../../parts/foreign-signals.ts';
import { inOtherRealm } from '../../realm.ts';

const nothing = (): void => undefined;
/** Source that has a piece every few milliseconds, for ever. */
const trickle = (): Readable =>
  Readable.from(
    (async function* () {
      for (;;) yield await delay(2, Buffer.from('x'));
    })(),
  );
const silent = (): Readable => Readable.from(never());
const deaf = (): Writable => new Writable({ write: nothing });

const contract: Contract = {
  settles: {
    'a destination that was closed, ended or broken before': async () => {
      for (const [prepare, code] of [
        [(stream: Writable) => stream.destroy(), undefined],
        [(stream: Writable) => stream.end(), undefined],
        [(stream: Writable) => stream.on('error', nothing).destroy(coded('EPIPE')), 'EPIPE'],
      ] as const) {
        const stream = deaf();
        prepare(stream);
        const source = silent();
        const outcome = await value(sendAll(source, stream));
        assert.ok(!outcome.complete);
        assert.equal(codeOf(outcome.error), code);
        assert.ok(source.destroyed);
      }
      const full = deaf();
      full.on('error', nothing).destroy(coded('ENOSPC'));
      assert.equal(codeOf(await reason(sendAll(silent(), full))), 'ENOSPC');
    },
    'a pipelined response whose client leaves before its turn, and one that had left': async () => {
      for (const leave of LEAVES)
        await pipelined(async (response, client) => {
          const source = trickle();
          const work = sendAll(source, response);
          setImmediate(() => client[leave]());
          assert.equal((await value(work)).complete, false);
          assert.ok(source.destroyed && response.destroyed);
          assert.equal((await value(sendAll(trickle(), response))).complete, false);
        });
      await pipelined(async (response, client) => {
        client.destroy();
        await eventually('the connection has closed', () => response.req.socket.destroyed);
        assert.equal((await value(sendAll(trickle(), response))).complete, false);
      });
      await pipelined(async (response) => {
        const source = trickle();
        const work = sendAll(source, response);
        setImmediate(() => source.destroy(coded('EIO')));
        assert.equal(codeOf(await reason(work)), 'EIO');
      });
    },
    ...responsesOverHttp2,
    ...silentEnds,
    'somebody else destroys either end meanwhile': async () => {
      for (const make of [silent, trickle]) {
        const { ours, close } = await socketPair();
        const source = make();
        const work = sendAll(source, ours);
        setTimeout(() => ours.destroy(), 10);
        assert.equal((await value(work)).complete, false);
        assert.ok(source.destroyed);
        await close();
        const pair = await socketPair();
        const other = make();
        const broken = reason(sendAll(other, pair.ours));
        setTimeout(() => other.destroy(), 10);
        assert.equal(codeOf(await broken), 'ERR_STREAM_PREMATURE_CLOSE');
        await pair.close();
      }
    },
    'a source that was destroyed before': async () => {
      const source = silent();
      source.destroy();
      assert.equal(codeOf(await reason(sendAll(source, deaf()))), 'ERR_STREAM_PREMATURE_CLOSE');
    },
    'an abort before and meanwhile destroys both ends': async () => {
      for (const early of [true, false]) {
        const stop = new AbortController();
        const [source, destination] = [silent(), deaf()];
        if (early) stop.abort(new Error('enough'));
        const work = reason(sendAll(source, destination, { signal: stop.signal }));
        stop.abort(new Error('enough'));
        assert.equal(((await work) as Error).message, 'enough');
        assert.ok(source.destroyed && destination.destroyed);
      }
    },
    'a peer that finishes sending, on a socket that is not half-open': async () => {
      const server = await import('node:net').then(({ createServer: make }) =>
        make({ allowHalfOpen: true }, (socket) => socket.on('error', nothing).resume().end()),
      );
      const ours = connect(await listening(server), '127.0.0.1');
      ours.resume();
      const source = trickle();
      assert.equal((await value(sendAll(source, ours))).complete, false);
      server.close();
    },
    'an HTTP client that leaves': async () => {
      let work: ReturnType<typeof sendAll> | undefined;
      const server = createServer((_request, response) => {
        work = sendAll(trickle(), response);
      });
      const client = connect(await listening(server), '127.0.0.1');
      client.on('error', nothing).write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
      client.once('data', () => client.resetAndDestroy());
      await eventually('it is served', () => work !== undefined);
      assert.equal((await value(work as ReturnType<typeof sendAll>)).complete, false);
      server.close();
    },
  },
  blame: {
    'an error of the source is thrown, whatever its code': async () => {
      for (const code of ['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ENOENT']) {
        const { ours, close } = await socketPair();
        const source = trickle();
        const work = reason(sendAll(source, ours));
        setTimeout(() => source.destroy(coded(code)), 10);
        assert.equal(codeOf(await work), code);
        await close();
      }
    },
    'a full disk of the destination is thrown': async () => {
      const full = new Writable({ write: (_chunk, _encoding, done) => done(coded('ENOSPC')) });
      assert.equal(codeOf(await reason(sendAll(trickle(), full))), 'ENOSPC');
    },
    'a source that somebody else has read to its end is no complete transfer': async () => {
      const source = createReadStream(import.meta.filename);
      assert.ok((await text(source)).includes('sendAll'));
      const { ours, close } = await socketPair();
      assert.ok((await reason(sendAll(source, ours))) instanceof TypeError);
      assert.ok(ours.destroyed, 'an empty file must not look whole');
      await close();
    },
    'a peer that resets or closes while 50 MB are sent': async () => {
      for (const end of ['resetAndDestroy', 'destroy'] as const) {
        const { ours, theirs, close } = await socketPair();
        theirs.resume().once('data', () => theirs[end]());
        const piece = Buffer.alloc(2 ** 20);
        const work = sendAll(Readable.from(Array.from({ length: 50 }, () => piece)), ours);
        assert.equal((await value(work)).complete, false);
        await close();
      }
    },
    'what is told as complete, the peer gets': () =>
      fc.assert(
        fc.asyncProperty(fc.array(fc.uint8Array({ minLength: 1, maxLength: 70_000 })), async (chunks) => {
          const { ours, theirs, close } = await socketPair();
          const got: Buffer[] = [];
          theirs.on('data', (bytes) => got.push(bytes)).resume();
          assert.equal((await value(sendAll(Readable.from(chunks), ours))).complete, true);
          const sent = Buffer.concat(chunks);
          await eventually('all of it', () => Buffer.concat(got).length === sent.length);
          assert.ok(Buffer.concat(got).equals(sent));
          await close();
        }),
        { numRuns: 20 },
      ),
  },
  repeats: doesNotApply(
    'No repite nada: lee la fuente una vez.',
    'It repeats nothing: it reads the source once.',
  ),
  leavesNothing: {
    'nothing stays after transfers that ended in every way': () => {
      let n = 0;
      return leavesNothing(150, async () => {
        n += 1;
        const { ours, close } = await socketPair();
        const source = n % 3 === 0 ? silent() : trickle();
        const work = sendAll(source, ours).catch(nothing);
        setImmediate(() => (n % 2 === 0 ? ours : source).destroy());
        await value(work);
        await close();
      });
    },
    'a reset of the socket after its end is not uncaught': async () => {
      const uncaught = await uncaughtOf(async () => {
        const { ours, theirs, close } = await socketPair();
        assert.equal((await value(sendAll(Readable.from(['bye']), ours.resume()))).complete, true);
        theirs.resetAndDestroy();
        await value(closed(ours));
        await close();
      });
      assert.deepEqual(uncaught, []);
    },
    'a source that fails when nobody is interested any more is not uncaught': async () => {
      const uncaught = await uncaughtOf(async () => {
        const ended = deaf();
        ended.destroy();
        await value(sendAll(createReadStream('/no/such/file'), ended));
        await reason(
          sendAll(createReadStream('/no/such/file'), deaf(), {
            signal: AbortSignal.abort(new Error('enough')),
          }),
        );
      });
      assert.deepEqual(uncaught, []);
    },
    'a signal shared by hundreds causes no warning': async () => {
      const stop = new AbortController();
      const warnings = await warningsOf(async () => {
        const works = Array.from({ length: 100 }, () =>
          reason(sendAll(silent(), deaf(), { signal: stop.signal })),
        );
        stop.abort(new Error('enough'));
        await Promise.all(works);
      });
      assert.deepEqual(warnings, []);
    },
  },
  realms: {
    ...foreignSignal((signal) => sendAll(silent(), deaf(), { signal })),
    'a leave is one in another realm': async () => {
      const other = inOtherRealm<{ sendAll: typeof sendAll }>('examples/premature-close/premature-close.ts');
      const { ours, theirs, close } = await socketPair();
      theirs.resume().once('data', () => theirs.resetAndDestroy());
      assert.equal((await value(other.sendAll(trickle(), ours))).complete, false);
      await close();
    },
  },
  limits: {
    '100 MB with a slow reader are not gathered in memory': async () => {
      const { ours, theirs, close } = await socketPair();
      let made = 0;
      let got = 0;
      let most = 0;
      const piece = Buffer.alloc(2 ** 20);
      const source = Readable.from(
        (function* () {
          for (; made < 100 * piece.length; made += piece.length) yield piece;
        })(),
        { highWaterMark: 1 },
      );
      const reading = (async () => {
        for await (const bytes of theirs) {
          got += (bytes as Buffer).length;
          most = Math.max(most, made - got);
          await new Promise(setImmediate);
        }
      })();
      assert.equal((await value(sendAll(source, ours))).complete, true);
      await value(reading);
      assert.equal(got, 100 * piece.length);
      assert.ok(most < 40 * piece.length, `${most} bytes were made and not read`);
      await close();
    },
  },
  keepsGoing: {
    'a second transfer into a destination that has gone is told at once': async () => {
      const { ours, close } = await socketPair();
      setTimeout(() => ours.destroy(), 10);
      assert.equal((await value(sendAll(trickle(), ours))).complete, false);
      assert.equal((await value(sendAll(trickle(), ours))).complete, false);
      await close();
    },
  },
  tls: {
    'a peer that leaves below TLS': async () => {
      const { ours, theirs, close } = await tlsPair();
      theirs.once('data', () => theirs.destroy());
      ours.resume();
      assert.equal((await value(sendAll(trickle(), ours))).complete, false);
      await close();
    },
  },
};

export default contract;
