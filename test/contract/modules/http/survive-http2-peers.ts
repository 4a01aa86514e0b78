/** Contract of `requestOnce` and `surviveHttp2Clients`. */
import assert from 'node:assert/strict';
import { connect } from 'node:http2';
import { connect as connectRaw } from 'node:net';
import { requestOnce } from '../../../../examples/survive-http2-peers/survive-http2-peers.ts';
import type { Contract, RuntimeFaults } from '../../contract.ts';
import {
  coded,
  codeOf,
  eventually,
  leavesNothing,
  reason,
  settled,
  uncaughtOf,
  value,
  warningsOf,
} from '../../faults.ts';
import { foreignSignal } from '../../parts/foreign-signals.ts';
import { inOtherRealm } from '../../realm.ts';
import {
  nothing,
  GET,
  staged,
  hello,
  half,
  told,
  settles,
  staged as overHttp2,
  notHttp2,
} from '../../parts/survive-http2-peers.ts';

export const runtimeFaults: RuntimeFaults = {
  bun: [
    {
      es: 'En Bun, una petición HTTP/2 no acepta más AbortSignal que los del propio Bun.',
      en: 'In Bun, an HTTP/2 request takes no AbortSignal but one of Bun itself.',
      checks: ['a signal that is not of the runtime itself, such as jsdom’s, ends the wait'],
    },
    {
      es: 'Bun no dice que el servidor ha reseteado un stream: lo da por terminado, con rstCode 0.',
      en: 'Bun does not tell that the server has reset a stream: it ends it, with rstCode 0.',
      checks: [
        'a stream that the server resets on a session that lives is an error, and refused ones were never processed',
      ],
    },
    {
      es: 'Si se destruye la sesión, Bun trata como pendiente (ERR_HTTP2_STREAM_CANCEL) una petición que ya había enviado.',
      en: 'When the session is destroyed, Bun calls a request that it had already sent pending (ERR_HTTP2_STREAM_CANCEL).',
      checks: ['somebody else destroys the session meanwhile'],
    },
  ],
};

const contract: Contract = {
  settles,
  blame: {
    ...notHttp2,
    'a stream that the server resets on a session that lives is an error, and refused ones were never processed':
      async () => {
        for (const code of [2, 8, 11])
          await staged(
            (stream) => stream.on('error', nothing).close(code),
            async ({ session }) => {
              const error = await reason(requestOnce(session, GET));
              assert.ok(codeOf(error), String(error));
              assert.ok(!session.destroyed);
            },
          );
        await staged(
          (stream) => stream.on('error', nothing).close(7),
          async ({ session }) => {
            assert.deepEqual(told(await value(requestOnce(session, GET))), ['gone', true]);
          },
        );
      },
    'an answer shorter than it announced, which the server ends without an error, is none': () =>
      staged(
        (stream) => {
          stream.respond({ ':status': 200, 'content-length': 9 });
          stream.write('half', () => stream.close(0));
        },
        async ({ session }) => {
          // Node.js 26 calls it a protocol error; older ones call it the end.
          const seen = await settled(requestOnce(session, GET));
          if (seen.status === 'fulfilled') assert.deepEqual(told(seen.value), ['gone', false]);
          else assert.equal(codeOf(seen.reason), 'ERR_HTTP2_STREAM_ERROR');
        },
      ),
    'an answer that is half here when this end destroys the session is none': () => {
      let arrived = nothing;
      return staged(
        (stream) => {
          stream.respond({ ':status': 200 });
          // The answer to a ping comes after what was sent before it has arrived.
          stream.write('half', () => stream.session?.ping(() => arrived()));
        },
        async ({ session }) => {
          arrived = () => session.destroy();
          assert.deepEqual(told(await value(requestOnce(session, GET))), ['gone', false]);
        },
      );
    },
    'an answer to HEAD, and one of 304, is whole without the body that it announces': () =>
      staged(
        (stream) => stream.respond({ ':status': 304, 'content-length': 9 }, { endStream: true }),
        async ({ session }) => {
          for (const method of ['HEAD', 'GET']) {
            const outcome = await value(requestOnce(session, { ...GET, ':method': method }));
            assert.deepEqual(outcome, { outcome: 'answered', status: 304, body: '' });
          }
        },
      ),
    'on the server, an error of the handler is never the client’s, whatever its code': () =>
      staged(
        (stream) => stream.destroy(coded('ECONNRESET')),
        async ({ session, gone, errors }) => {
          await reason(requestOnce(session, GET));
          await eventually('it was told', () => errors.length > 0);
          assert.deepEqual([gone, errors], [[], ['ECONNRESET']]);
        },
      ),
    'a body of a wrong type is an error, and leaves no stream': () =>
      staged(nothing, async ({ session }) => {
        const body = 42 as unknown as string;
        assert.ok(codeOf(await reason(requestOnce(session, { ...GET, ':method': 'POST' }, { body }))));
        // Whatever was sent has arrived when the answer to a ping comes.
        await value(new Promise((resolve) => session.ping(resolve)));
        await value(new Promise<void>((resolve) => session.close(resolve)));
      }),
    'headers that are none are an error': () =>
      staged(hello, async ({ session }) => {
        assert.ok(await reason(requestOnce(session, { ':odd': 'x' })));
        assert.ok(await reason(requestOnce(session, { 'a b': 'x' })));
      }),
    'a client that only cancels a request is no error and no leave': () =>
      staged(nothing, async ({ session, gone, errors }) => {
        const stop = new AbortController();
        setTimeout(() => stop.abort(), 10);
        await reason(requestOnce(session, GET, { signal: stop.signal }));
        assert.deepEqual([gone, errors], [[], []]);
      }),
  },
  repeats: {
    'a body is sent once, whole': () =>
      staged(
        (stream) => {
          const got: Buffer[] = [];
          stream.on('data', (piece: Buffer) => got.push(piece));
          stream.on('end', () => stream.end(`${Buffer.concat(got).length}`));
        },
        async ({ session }) => {
          const body = 'x'.repeat(500_000);
          for (const method of ['POST', 'DELETE', 'GET']) {
            const outcome = await value(requestOnce(session, { ...GET, ':method': method }, { body }));
            assert.ok(outcome.outcome === 'answered' && outcome.body === '500000');
          }
        },
      ),
    'a request that the server may have handled is never told as safe to send again': () => {
      let handled = 0;
      return staged(
        () => (handled += 1),
        async ({ session, sockets }) => {
          const work = requestOnce(session, GET);
          await eventually('it is handled', () => handled === 1);
          sockets[0]?.destroy();
          assert.deepEqual(told(await value(work)), ['gone', false]);
        },
      );
    },
  },
  leavesNothing: {
    'no listener stays on the session after hundreds of requests': () =>
      staged(hello, async ({ session }) => {
        const count = (): number =>
          session.eventNames().reduce((sum, name) => sum + session.listenerCount(name), 0);
        await value(requestOnce(session, GET));
        const before = count();
        for (let n = 0; n < 300; n += 1) await value(requestOnce(session, GET));
        assert.equal(count(), before);
      }),
    'nothing stays after connections that ended in every way': () => {
      let n = 0;
      return leavesNothing(50, () =>
        staged(half, async ({ session, sockets }) => {
          n += 1;
          const work = requestOnce(session, GET);
          setTimeout(() => (n % 2 === 0 ? session.destroy() : sockets[0]?.destroy()), 5);
          await value(work);
        }),
      );
    },
    'a signal shared by hundreds causes no warning': () =>
      staged(hello, async ({ session }) => {
        const { signal } = new AbortController();
        const warnings = await warningsOf(async () => {
          await Promise.all(Array.from({ length: 90 }, () => value(requestOnce(session, GET, { signal }))));
        });
        assert.deepEqual(warnings, []);
      }),
  },
  realms: {
    ...foreignSignal((signal) =>
      overHttp2(
        () => undefined,
        async ({ session }) => {
          await requestOnce(session, GET, { signal });
        },
      ),
    ),
    'a leave is one in another realm': () =>
      staged(nothing, async ({ session, sockets }) => {
        const other = inOtherRealm<{ requestOnce: typeof requestOnce }>(
          'examples/survive-http2-peers/survive-http2-peers.ts',
        );
        const work = other.requestOnce(session, GET);
        setTimeout(() => sockets[0]?.resetAndDestroy(), 10);
        assert.deepEqual(told(await value(work)), ['gone', false]);
        session.destroy();
        assert.deepEqual(told(await value(other.requestOnce(session, GET))), ['gone', true]);
      }),
  },
  limits: {
    'an answer of 8 MB': () =>
      staged(
        (stream) => stream.end(Buffer.alloc(8 * 2 ** 20, 'x')),
        async ({ session }) => {
          const outcome = await value(requestOnce(session, GET));
          assert.ok(outcome.outcome === 'answered' && outcome.body.length === 8 * 2 ** 20);
        },
      ),
    'a character that is cut between two frames': () =>
      staged(
        (stream) => {
          const [first, ...rest] = Buffer.from('é');
          stream.write(Buffer.from([first as number]), () =>
            setTimeout(() => stream.end(Buffer.from(rest)), 5),
          );
        },
        async ({ session }) => {
          const outcome = await value(requestOnce(session, GET));
          assert.ok(outcome.outcome === 'answered' && outcome.body === 'é');
        },
      ),
  },
  keepsGoing: {
    'a server lives through clients that vanish in the middle of many streams': async () => {
      const uncaught = await uncaughtOf(() =>
        staged(half, async ({ server, session, sockets, errors }) => {
          const { port } = server.address() as { port: number };
          for (let n = 0; n < 20; n += 1) {
            const socket = connectRaw(port, '127.0.0.1').on('error', nothing);
            const other = connect(`http://127.0.0.1:${port}`, { createConnection: () => socket }).on(
              'error',
              nothing,
            );
            const works = Array.from({ length: 5 }, () => requestOnce(other, GET).catch(nothing));
            setTimeout(() => socket.resetAndDestroy(), 10);
            await value(Promise.all(works));
          }
          await eventually('all are gone', () => sockets.filter(({ destroyed }) => !destroyed).length === 1);
          assert.deepEqual(errors, []);
          const stop = new AbortController();
          const work = requestOnce(session, GET, { signal: stop.signal });
          setTimeout(() => stop.abort(new Error('served')), 20);
          assert.equal(((await reason(work)) as Error).message, 'served');
        }),
      );
      assert.deepEqual(uncaught, []);
    },
  },
  tls: {
    'answered, and cut short, over TLS': async () => {
      await staged(
        hello,
        async ({ session }) => {
          assert.deepEqual(told(await value(requestOnce(session, GET))), ['answered']);
        },
        true,
      );
      await staged(
        half,
        async ({ session, sockets }) => {
          const work = requestOnce(session, GET);
          setTimeout(() => sockets[0]?.destroy(), 20);
          assert.deepEqual(told(await value(work)), ['gone', false]);
        },
        true,
      );
    },
  },
};

export default contract;
