/** Contract of `surviveTlsClients`, `connectSecurely` and `meansTlsPeerGone`. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect as connectPlain, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { connect, type TLSSocket } from 'node:tls';
import {
  connectSecurely,
  meansTlsPeerGone,
  surviveTlsClients,
} from '../../../../examples/survive-tls-peers/survive-tls-peers.ts';
import { doesNotApply, type Contract, type RuntimeFaults } from '../../contract.ts';
import {
  closed,
  coded,
  codeOf,
  eventually,
  leavesNothing,
  reason,
  uncaughtOf,
  value,
  warningsOf,
  against,
} from '../../faults.ts';
import { foreignSignal } from '../../parts/foreign-signals.ts';
import { inOtherRealm } from '../../realm.ts';
import { nothing, staged, noHandshake, dial, below } from '../../parts/survive-tls-peers.ts';

export const runtimeFaults: RuntimeFaults = {
  bun: [
    {
      es: 'En Bun, durante el handshake, un socket destruido por el programa parece terminado por el otro extremo.',
      en: 'In Bun, during the handshake, a socket that the program destroyed looks ended by the other side.',
      checks: [
        'a connection that the program itself destroys in the handshake, or with its own error, is no leave',
      ],
    },
  ],
  deno: [
    {
      es: 'Deno no dice nada cuando se resetea la conexión que hay debajo de un socket TLS de un servidor.',
      en: 'Deno says nothing when the connection below a TLS socket of a server is reset.',
      checks: ['clients that reset before, during and after the handshake have gone'],
    },
  ],
};

const contract: Contract = {
  settles: {
    'a server that ends, resets or says something else instead of a handshake': async () => {
      for (const act of [
        (socket: Socket) => socket.end(),
        (socket: Socket) => socket.resetAndDestroy(),
        (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
      ])
        await noHandshake(act, async (port) => assert.ok(codeOf(await reason(dial(port)))));
    },
    'a silent server, with an abort before and meanwhile': () =>
      noHandshake(nothing, async (port) => {
        for (const early of [true, false]) {
          const stop = new AbortController();
          if (early) stop.abort(new Error('enough'));
          else setTimeout(() => stop.abort(new Error('enough')), 10);
          const work = connectSecurely({ host: '127.0.0.1', port }, stop.signal);
          assert.equal(((await reason(work)) as Error).message, 'enough');
        }
      }),
    'a socket below that somebody else destroys, or had destroyed before': () =>
      noHandshake(nothing, async (port) => {
        for (const early of ['closed', 'destroyed', undefined]) {
          const raw = connectPlain(port, '127.0.0.1');
          await once(raw, 'connect');
          if (early !== undefined) raw.destroy();
          // A turn later, when nothing will be emitted any more.
          if (early === 'closed') await closed(raw).then(() => delay(0));
          const work = reason(connectSecurely({ socket: raw }));
          setTimeout(() => raw.destroy(), 5);
          assert.ok(codeOf(await work));
        }
      }),
  },
  blame: {
    'clients that reset before, during and after the handshake have gone': () =>
      staged(async ({ port, gone, errors }) => {
        const silent = connectPlain(port, '127.0.0.1').on('error', nothing);
        await once(silent, 'connect');
        silent.resetAndDestroy();
        await eventually('the first is told', () => gone.length + errors.length >= 1);
        const { raw, secure } = await below(port);
        secure.write('x');
        await value(once(secure, 'data'));
        raw.resetAndDestroy();
        await eventually('the second is told', () => gone.some(([, isSecure]) => isSecure));
        assert.deepEqual(errors, []);
        assert.deepEqual(gone[0], ['ECONNRESET', false]);
      }),
    'a connection that the program itself destroys in the handshake, or with its own error, is no leave':
      () =>
        staged(async ({ port, server, gone, errors }) => {
          for (const end of ['destroy', 'resetAndDestroy'] as const) {
            const accepted = once(server, 'connection') as Promise<[Socket]>;
            const silent = connectPlain(port, '127.0.0.1').on('error', nothing);
            const [theirs] = await value(accepted);
            theirs[end]();
            await value(closed(silent.resume()));
            await eventually('it is told', () => gone.length + errors.length > 0);
            assert.deepEqual([gone, errors.splice(0)], [[], [['ECONNRESET', false]]]);
          }
          server.once('secureConnection', (socket) => socket.destroy(coded('ECONNRESET')));
          const { secure } = await below(port);
          await value(closed(secure));
          assert.deepEqual([gone, errors], [[], [['ECONNRESET', true]]]);
        }),
    'a client that finishes sending in the handshake has gone': () =>
      staged(async ({ port, gone, errors }) => {
        const silent = connectPlain(port, '127.0.0.1').on('error', nothing);
        silent.end(Buffer.from([22, 3, 1]));
        await eventually('it is told', () => gone.length + errors.length > 0);
        assert.deepEqual([gone, errors], [[['ECONNRESET', false]], []]);
        silent.destroy();
      }),
    'what is not TLS, and a certificate that is not trusted, are no leave': () =>
      staged(async ({ port, gone, errors }) => {
        const plain = connectPlain(port, '127.0.0.1').on('error', nothing);
        plain.write('GET / HTTP/1.1\r\n\r\n');
        await value(closed(plain.resume()));
        await eventually('it is told', () => errors.length === 1);
        assert.equal(gone.length, 0);
        const error = await reason(connectSecurely({ host: '127.0.0.1', port }));
        assert.match(String(codeOf(error)), /SELF_SIGNED|UNABLE|ERR_TLS_CERT/);
      }),
    'only codes tell': () => {
      for (const odd of [undefined, null, 'EPIPE', {}, coded('ENOSPC'), new Error('ECONNRESET')])
        assert.ok(!meansTlsPeerGone(odd));
      return Promise.resolve();
    },
  },
  repeats: doesNotApply('No envía nada.', 'It sends nothing.'),
  leavesNothing: {
    'no listener of ours stays on the socket, and those of TLS do': () =>
      staged(async ({ port }) => {
        const bare = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
        await once(bare, 'secureConnect');
        const socket = await value(dial(port));
        const count = (one: TLSSocket): unknown[] =>
          ['error', 'close', 'secureConnect', 'end'].map((name) => one.listenerCount(name));
        assert.deepEqual(count(socket), count(bare));
        for (const one of [bare, socket]) one.destroy();
      }),
    'nothing stays after handshakes that ended in every way': () =>
      staged(({ port }) =>
        noHandshake(
          (socket) => socket.resetAndDestroy(),
          (closedPort) => {
            let n = 0;
            return leavesNothing(60, async () => {
              n += 1;
              if (n % 2 === 0) await reason(dial(closedPort));
              else (await value(dial(port))).destroy();
            });
          },
        ),
      ),
    'its listeners are taken from the server': () =>
      staged(({ server }) => {
        const before = ['tlsClientError', 'secureConnection'].map((name) => server.listenerCount(name));
        for (let n = 0; n < 1_000; n += 1) surviveTlsClients(server, { onGone: nothing, onError: nothing })();
        assert.deepEqual(
          ['tlsClientError', 'secureConnection'].map((name) => server.listenerCount(name)),
          before,
        );
        return Promise.resolve();
      }),
    'a signal shared by hundreds causes no warning': () =>
      noHandshake(nothing, async (port) => {
        const stop = new AbortController();
        const warnings = await warningsOf(async () => {
          const works = Array.from({ length: 50 }, () =>
            reason(connectSecurely({ host: '127.0.0.1', port }, stop.signal)),
          );
          setTimeout(() => stop.abort(), 20);
          await Promise.all(works);
        });
        assert.deepEqual(warnings, []);
      }),
  },
  realms: {
    ...foreignSignal((signal) =>
      against(
        () => undefined,
        async (url) => {
          await connectSecurely({ host: '127.0.0.1', port: Number(new URL(url).port) }, signal);
        },
      ),
    ),
    'a leave is one in another realm': async () => {
      const other = inOtherRealm<{ surviveTlsClients: typeof surviveTlsClients }>(
        'examples/survive-tls-peers/survive-tls-peers.ts',
      );
      await staged(async ({ port, gone, errors }) => {
        const silent = connectPlain(port, '127.0.0.1').on('error', nothing);
        await once(silent, 'connect');
        silent.resetAndDestroy();
        await eventually('it is told', () => gone.length + errors.length === 1);
        assert.deepEqual(errors, []);
      }, other.surviveTlsClients);
    },
  },
  limits: doesNotApply('Ni guarda ni cuenta nada.', 'It keeps and counts nothing.'),
  keepsGoing: {
    'the server serves after a hundred clients that vanished, and nothing is uncaught': async () => {
      const uncaught = await uncaughtOf(() =>
        staged(async ({ port }) => {
          for (let n = 0; n < 50; n += 1) {
            const silent = connectPlain(port, '127.0.0.1').on('error', nothing);
            await once(silent, 'connect');
            silent.write(Buffer.from([22, 3, 1]));
            silent.resetAndDestroy();
            await closed(silent);
            const { raw, secure } = await below(port);
            secure.write(Buffer.alloc(100_000));
            if (n % 2 === 0) await value(once(secure, 'data'));
            raw.resetAndDestroy();
            await closed(raw);
          }
          const socket = await value(dial(port));
          socket.write('still here');
          const [answer] = (await value(once(socket, 'data'))) as [Buffer];
          assert.equal(answer.toString(), 'still here');
          socket.destroy();
        }),
      );
      assert.deepEqual(uncaught, []);
    },
  },
  tls: {
    'everything above is over TLS; and a handshake succeeds': () =>
      staged(async ({ port }) => {
        const socket = await value(dial(port));
        assert.ok(socket.encrypted);
        socket.destroy();
      }),
  },
};

export default contract;
