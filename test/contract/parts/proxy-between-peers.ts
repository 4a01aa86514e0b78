/** Part of the contract of the proxy: raw peers on both sides count bytes and requests. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import {
  proxyRequests,
  proxyUpgrades,
  type ProxyLeave,
  type ProxyOptions,
} from '../../../examples/proxy-between-peers/proxy-between-peers.ts';
import { eventually, listening, rawPeer, sendRaw, uncaughtOf, type RawPeer } from '../faults.ts';
import type { Checks } from '../contract.ts';

export const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
export const HEAD_END = '\r\n\r\n';
export const whole = (answer: string): boolean => answer.endsWith('ok');

export interface Stage {
  readonly port: number;
  readonly upstream: RawPeer;
  readonly leaves: ProxyLeave[];
  readonly errors: NodeJS.ErrnoException[];
}

/** Runs a proxy before a raw upstream, and ends both. */
export async function staged(
  act: (socket: Socket, soFar: string, connection: number) => void,
  run: (stage: Stage) => Promise<void>,
  more: Partial<ProxyOptions> = {},
  make = { proxyRequests, proxyUpgrades },
): Promise<void> {
  const upstream = await rawPeer(act);
  const leaves: ProxyLeave[] = [];
  const errors: NodeJS.ErrnoException[] = [];
  const options: ProxyOptions = {
    host: '127.0.0.1',
    port: upstream.port,
    onLeave: (leave) => leaves.push(leave),
    onError: (error) => errors.push(error),
    ...more,
  };
  const proxy: Server = createServer(make.proxyRequests(options));
  proxy.on('upgrade', make.proxyUpgrades(options));
  const port = await listening(proxy);
  try {
    await run({ port, upstream, leaves, errors });
  } finally {
    const closed = once(proxy, 'close');
    proxy.close();
    proxy.closeAllConnections();
    await upstream.close();
    await closed;
  }
}

/** Answers once a request is whole, as far as its framing says. */
export function answerWhole(socket: Socket, soFar: string): void {
  const head = soFar.slice(0, soFar.indexOf(HEAD_END)).toLowerCase();
  if (!soFar.includes(HEAD_END)) return;
  const length = Number(/content-length: (\d+)/.exec(head)?.[1] ?? 0);
  const body = soFar.slice(soFar.indexOf(HEAD_END) + 4);
  if (head.includes('transfer-encoding: chunked') ? body.endsWith('0\r\n\r\n') : body.length >= length)
    socket.write(OK);
}

export const SMUGGLED = 'GET /attacker-page HTTP/1.1\r\nHost: x\r\n\r\n';

export const framed = Object.fromEntries(
  ['GET', 'DELETE', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'REPORT'].flatMap((method) => [
    [
      `a chunked ${method} reaches the upstream as one request`,
      () =>
        staged(answerWhole, async ({ port, upstream }) => {
          const size = SMUGGLED.length.toString(16);
          await sendRaw(
            port,
            `${method} /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${size}\r\n${SMUGGLED}\r\n0\r\n\r\n`,
            whole,
          );
          const [got = ''] = upstream.received;
          assert.match(got, /transfer-encoding: chunked/i);
          assert.ok(got.includes(`${size}\r\n${SMUGGLED}\r\n0\r\n\r\n`), got);
          assert.equal(upstream.received.length, 1);
        }),
    ],
    [
      `a ${method} with a length keeps it, though Connection names it`,
      () =>
        staged(answerWhole, async ({ port, upstream }) => {
          await sendRaw(
            port,
            `${method} /a HTTP/1.1\r\nHost: x\r\nConnection: content-length, x-own\r\nX-Own: 1\r\nContent-Length: ${SMUGGLED.length}\r\n\r\n${SMUGGLED}`,
            whole,
          );
          const [got = ''] = upstream.received;
          assert.match(got, new RegExp(`content-length: ${SMUGGLED.length}`, 'i'));
          assert.ok(!/x-own/i.test(got), 'what Connection names stays here');
          assert.ok(got.endsWith(SMUGGLED));
        }),
    ],
    [
      `a ${method} without a body brings none`,
      () =>
        staged(answerWhole, async ({ port, upstream }) => {
          await sendRaw(port, `${method} /a HTTP/1.1\r\nHost: x\r\n\r\n`, whole);
          const [got = ''] = upstream.received;
          assert.ok(got.endsWith(HEAD_END), got);
          assert.ok(!/transfer-encoding/i.test(got), got);
        }),
    ],
  ]),
) as Record<string, () => Promise<void>>;

export const settles: Checks = {
  'an upstream that switches protocols unasked is a 502': () =>
    staged(
      (socket) =>
        socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
      async ({ port, leaves }) => {
        assert.match(await sendRaw(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'), /^HTTP\/1.1 502/);
        assert.equal(leaves.length, 1);
      },
    ),
  'a status that is none is a 502': async () => {
    for (const status of ['099', '000']) {
      const uncaught = await uncaughtOf(() =>
        staged(
          (socket) => socket.write(`HTTP/1.1 ${status} Odd\r\nContent-Length: 0\r\n\r\n`),
          async ({ port }) => {
            assert.match(await sendRaw(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'), /^HTTP\/1.1 502/);
          },
        ),
      );
      assert.deepEqual(uncaught, []);
    }
  },
  'interim answers are not taken for the answer': () =>
    staged(
      (socket) => socket.write(`HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${OK}`),
      async ({ port }) => {
        assert.match(await sendRaw(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', whole), /^HTTP\/1.1 200/);
      },
    ),
  'a transfer coding that it does not know is a 501': () =>
    staged(answerWhole, async ({ port, upstream }) => {
      const answer = await sendRaw(
        port,
        'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n',
      );
      assert.match(answer, /^HTTP\/1.1 501/);
      assert.equal(upstream.received.length, 0);
    }),
  'an abort ends an exchange that waits': async () => {
    const stop = new AbortController();
    await staged(
      () => stop.abort(),
      async ({ port, errors }) => {
        assert.match(await sendRaw(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'), /^HTTP\/1.1 502/);
        assert.equal(errors.length, 1);
      },
      { signal: stop.signal },
    );
  },
};

export const blame: Checks = {
  'an upstream that resets after its headers cuts the answer': () =>
    staged(
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf', () => socket.resetAndDestroy());
      },
      async ({ port, leaves }) => {
        const answer = await sendRaw(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n');
        assert.ok(!answer.includes('502'));
        await eventually('the leave is told', () => leaves.length === 1);
        assert.equal(leaves[0]?.who, 'upstream');
        assert.ok(leaves.every(({ answered }) => !answered));
      },
    ),
  'a client that leaves is told as the client': () =>
    staged(
      () => undefined,
      async ({ port, leaves, upstream }) => {
        const client = connect({ host: '127.0.0.1', port });
        client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
        await eventually('the upstream is asked', () => upstream.received.length === 1);
        client.resetAndDestroy();
        await eventually('the leave is told', () => leaves.length === 1);
        assert.equal(leaves[0]?.who, 'client');
        await eventually('the upstream is let go', () =>
          upstream.sockets.every(({ readableEnded, destroyed }) => readableEnded || destroyed),
        );
      },
    ),
};
