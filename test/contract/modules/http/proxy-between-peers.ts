/** Contract of the proxy: raw peers on both sides count bytes and requests. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import {
  type proxyRequests,
  type proxyUpgrades,
} from '../../../../examples/proxy-between-peers/proxy-between-peers.ts';
import { doesNotApply, type Contract, met, type RuntimeFaults } from '../../contract.ts';
import { leavesNothing, sendRaw, value, warningsOf } from '../../faults.ts';
import { foreignSignal } from '../../parts/foreign-signals.ts';
import { inOtherRealm } from '../../realm.ts';
import {
  OK,
  HEAD_END,
  whole,
  staged,
  SMUGGLED,
  framed,
  settles,
  blame,
  staged as proxied,
} from '../../parts/proxy-between-peers.ts';
import * as lastWords from '../../parts/proxy-last-words.ts';
import * as uneven from '../../parts/proxy-uneven-ends.ts';
import { DENO_REPEATS } from '../../runtime-faults.ts';

export const runtimeFaults: RuntimeFaults = {
  deno: [met(DENO_REPEATS, 'a stale kept connection is replaced for a GET, and never for a POST')],
};

const contract: Contract = {
  settles,
  blame: { ...blame, ...uneven.blame },
  repeats: {
    ...framed,
    ...uneven.repeats,
    'what comes after a refused upgrade reaches no upstream': () =>
      staged(
        (socket, soFar) => {
          if (soFar.includes(HEAD_END))
            socket.write('HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\nno');
        },
        async ({ port, upstream }) => {
          const answer = await sendRaw(
            port,
            `GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n${SMUGGLED}`,
          );
          assert.match(answer, /^HTTP\/1.1 400/);
          assert.ok(answer.endsWith('no'));
          assert.ok(!upstream.received.join('').includes('attacker'), upstream.received.join('|'));
        },
      ),
    'a stale kept connection is replaced for a GET, and never for a POST': async () => {
      const agent = new Agent({ keepAlive: true });
      await staged(
        (socket, soFar, connection) => {
          if (connection === 0 && soFar.split(HEAD_END).length > 2) socket.resetAndDestroy();
          else if (soFar.includes(HEAD_END)) socket.write(OK);
        },
        async ({ port, upstream }) => {
          await sendRaw(port, 'GET /1 HTTP/1.1\r\nHost: x\r\n\r\n', whole);
          assert.match(await sendRaw(port, 'GET /2 HTTP/1.1\r\nHost: x\r\n\r\n', whole), /^HTTP\/1.1 200/);
          assert.equal(upstream.received.length, 2);
        },
        { agent },
      );
      await staged(
        (socket, soFar) => {
          if (soFar.split(HEAD_END).length > 2) socket.resetAndDestroy();
          else if (soFar.includes(HEAD_END)) socket.write(OK);
        },
        async ({ port, upstream }) => {
          await sendRaw(port, 'GET /1 HTTP/1.1\r\nHost: x\r\n\r\n', whole);
          assert.match(
            await sendRaw(port, 'POST /2 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n'),
            /^HTTP\/1.1 502/,
          );
          assert.equal(upstream.received.length, 1);
        },
        { agent },
      );
      agent.destroy();
    },
    'an upgraded connection carries the bytes as they are': () =>
      staged(
        (socket, soFar) => {
          if (soFar.includes(HEAD_END) && !soFar.includes('ping'))
            socket.write(
              'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nX-Odd: \xc3\xa9\r\n\r\n',
              'latin1',
            );
          if (soFar.endsWith('ping')) socket.end('pong');
        },
        async ({ port, upstream }) => {
          const client = connect({ host: '127.0.0.1', port });
          let got = '';
          client.on('data', (bytes) => {
            got += bytes.toString('latin1');
            if (got.endsWith(HEAD_END)) client.write('ping');
          });
          client.write(
            'GET /a HTTP/1.1\r\nHost: x\r\nX-Odd: \xc3\xa9\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
            'latin1',
          );
          await value(once(client, 'close'));
          assert.ok(got.includes('X-Odd: \xc3\xa9\r\n'), got);
          assert.ok(got.endsWith('pong'), got);
          assert.match(upstream.received[0] ?? '', /x-odd: \xc3\xa9\r\n/i);
        },
      ),
  },
  leavesNothing: {
    ...uneven.leavesNothing,
    'nothing stays after 300 exchanges, broken ones among them': () =>
      staged(
        (socket, soFar) => {
          if (soFar.includes('/cut')) socket.destroy();
          else if (soFar.includes(HEAD_END)) socket.write(OK);
        },
        ({ port }) =>
          leavesNothing(100, async () => {
            await sendRaw(port, 'GET /whole HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
            await sendRaw(port, 'GET /cut HTTP/1.1\r\nHost: x\r\n\r\n');
            await sendRaw(
              port,
              'GET /cut HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
            );
          }),
      ),
    'a client that keeps its end open after a 502 is let go': () =>
      staged(
        (socket) => socket.destroy(),
        async ({ port }) => {
          const client = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
          client.on('error', () => undefined);
          client.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
          client.resume();
          await value(once(client, 'end'));
          // A server that had kept it would take this; one that has let go resets.
          client.write('x');
          const timer = setInterval(() => client.write('x'), 5);
          await value(new Promise((resolve) => client.once('close', resolve)));
          clearInterval(timer);
        },
      ),
    'a signal shared by hundreds causes no warning': async () => {
      const stop = new AbortController();
      const warnings = await warningsOf(() =>
        staged(
          (socket, soFar) => {
            if (soFar.includes(HEAD_END)) socket.write(OK);
          },
          async ({ port }) => {
            await Promise.all(
              Array.from({ length: 100 }, () => sendRaw(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', whole)),
            );
          },
          { signal: stop.signal },
        ),
      );
      assert.deepEqual(warnings, []);
    },
  },
  realms: {
    ...foreignSignal((signal) =>
      proxied(
        () => undefined,
        async ({ port }) => {
          assert.match(await sendRaw(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'), /^HTTP\/1.1 502/);
          throw signal.reason as Error;
        },
        { signal },
      ),
    ),
    'a departure is told in another realm': () =>
      staged(
        (socket) => socket.resetAndDestroy(),
        async ({ port, leaves, errors }) => {
          await sendRaw(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n');
          assert.equal(leaves.length, 1);
          assert.deepEqual(errors, []);
        },
        {},
        inOtherRealm<{ proxyRequests: typeof proxyRequests; proxyUpgrades: typeof proxyUpgrades }>(
          'examples/proxy-between-peers/proxy-between-peers.ts',
        ),
      ),
  },
  limits: {
    ...lastWords.limits,
    '100 MB pass a slow reader whole': async () => {
      const size = 100 * 2 ** 20;
      await staged(
        (socket, soFar) => {
          if (!soFar.includes(HEAD_END)) return;
          socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${size}\r\n\r\n`);
          const piece = Buffer.alloc(2 ** 20);
          let left = size;
          const more = (): void => {
            while (left > 0) {
              left -= piece.length;
              if (!socket.write(piece)) {
                socket.once('drain', more);
                return;
              }
            }
          };
          more();
        },
        async ({ port }) => {
          const client = connect({ host: '127.0.0.1', port });
          client.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
          let got = 0;
          for await (const bytes of client) {
            got += (bytes as Buffer).length;
            await new Promise(setImmediate);
          }
          assert.ok(got > size, `${got}`);
        },
      );
    },
  },
  keepsGoing: {
    'the proxy serves after every kind of failure': () =>
      staged(
        (socket, soFar) => {
          if (soFar.includes('/reset')) socket.resetAndDestroy();
          else if (soFar.includes('/noise')) socket.end('hello');
          else if (soFar.includes('/odd')) socket.write('HTTP/1.1 099 Odd\r\nContent-Length: 0\r\n\r\n');
          else if (soFar.includes(HEAD_END)) socket.write(OK);
        },
        async ({ port }) => {
          for (const path of ['/reset', '/noise', '/odd'])
            assert.match(await sendRaw(port, `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`), /^HTTP\/1.1 502/);
          assert.match(await sendRaw(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', whole), /200 OK/);
        },
      ),
  },
  tls: doesNotApply(
    'Habla HTTP con el servidor de origen; el cifrado hacia el cliente es cosa del servidor que la usa.',
    'It speaks plain HTTP to the upstream; encryption towards the client is up to the server that uses it.',
  ),
};

export default contract;
