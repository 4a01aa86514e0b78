/** Part of the contract of the proxy: bodies, answers and connections of which one side ends before the other. */
import assert from 'node:assert/strict';
import { getEventListeners, once } from 'node:events';
import { Agent, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import {
  proxyRequests,
  proxyUpgrades,
  type ProxyOptions,
} from '../../../examples/proxy-between-peers/proxy-between-peers.ts';
import type { Checks } from '../contract.ts';
import { closed, codeOf, eventually, reason, sendRaw, value } from '../faults.ts';
import { answerWhole, HEAD_END, OK, staged, whole } from './proxy-between-peers.ts';

/** A proxy behind something that reads bodies first, as `express.json()` does. */
const behind = (read: (incoming: IncomingMessage) => Promise<void>): typeof proxyRequests =>
  function (options: ProxyOptions) {
    const pass = proxyRequests(options);
    return (incoming, outgoing) => void read(incoming).then(() => pass(incoming, outgoing));
  };

const READERS: Record<string, (incoming: IncomingMessage) => Promise<void>> = {
  'was read before': async (incoming) => {
    await incoming.toArray();
  },
  'was read in part': (incoming) =>
    new Promise((resolve) =>
      incoming.once('readable', () => {
        incoming.read(1);
        resolve();
      }),
    ),
  'was decoded before': (incoming) => {
    incoming.setEncoding('utf8');
    return Promise.resolve();
  },
};

const touched: Checks = Object.fromEntries(
  Object.entries(READERS).map(([what, read]) => [
    `a body that ${what} is refused, and the next request is not taken for it`,
    async () => {
      const agent = new Agent({ keepAlive: true });
      await staged(
        (socket, soFar) => {
          if (soFar.includes(HEAD_END)) socket.write(OK);
        },
        async ({ port, upstream, errors }) => {
          const body = '\xe9'.repeat(40);
          const answer = await sendRaw(
            port,
            `POST /1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 40\r\n\r\n${body}`,
          );
          assert.match(answer, /^HTTP\/1.1 502/);
          assert.equal(errors.length, 1);
          await sendRaw(port, 'GET /2 HTTP/1.1\r\nHost: x\r\n\r\n', whole);
          assert.deepEqual(
            upstream.received.map((got) => got.split(' HTTP')[0]),
            ['GET /2'],
          );
        },
        { agent },
        { proxyRequests: behind(read), proxyUpgrades },
      );
      agent.destroy();
    },
  ]),
);

const H2C =
  'Host: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n';

/** First bytes of `curl --http2` and of Java's client. */
const upgrades: Checks = {
  'a body with an upgrade is a 501, and reaches no upstream': () =>
    staged(answerWhole, async ({ port, upstream }) => {
      for (const other of [H2C, 'Host: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n']) {
        for (const body of [
          'Content-Length: 5\r\n\r\nhello',
          'Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
        ])
          assert.match(
            await sendRaw(port, `POST / HTTP/1.1\r\n${other}${body}`, (answer) => answer.includes(HEAD_END)),
            /^HTTP\/1.1 501/,
          );
      }
      assert.equal(upstream.received.length, 0);
    }),
  'an upgrade to anything but a WebSocket is not asked of the upstream': () =>
    staged(answerWhole, async ({ port, upstream }) => {
      assert.match(await sendRaw(port, `GET / HTTP/1.1\r\n${H2C}\r\n`), /^HTTP\/1.1 200[^]*ok$/);
      assert.doesNotMatch(upstream.received.join(''), /upgrade|http2-settings/i);
    }),
  'nor tunnelled, when the upstream switches all the same': () =>
    staged(
      (socket) =>
        socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'),
      async ({ port }) => {
        assert.match(await sendRaw(port, `GET / HTTP/1.1\r\n${H2C}\r\n`), /^HTTP\/1.1 502/);
      },
    ),
};

export const repeats: Checks = { ...touched, ...upgrades };

/** Requests whose answer ends where its connection does. */
const UNDELIMITED = {
  'HTTP/1.0': 'GET / HTTP/1.0\r\nHost: x\r\n\r\n',
  'a refused upgrade': 'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
};

export const blame: Checks = Object.fromEntries(
  Object.entries(UNDELIMITED).map(([what, asked]) => [
    `an answer to ${what} that was cut ends by a reset, for its end is the close`,
    () =>
      staged(
        (socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\nfirst half\r\n'),
        async ({ port, leaves }) => {
          const client = connect({ host: '127.0.0.1', port });
          client.write(asked);
          client.resume();
          assert.equal(codeOf(await reason(once(client, 'end'))), 'ECONNRESET');
          assert.deepEqual(
            leaves.map(({ who, answered }) => [who, answered]),
            [['upstream', false]],
          );
        },
      ),
  ]),
);

const gone: Checks = {
  'what a kept upstream sends unasked is in nobody’s answer, and ends its connection': async () => {
    const agent = new Agent({ keepAlive: true });
    await staged(
      (socket, soFar) => {
        if (soFar.endsWith(HEAD_END)) socket.write(OK);
      },
      async ({ port, upstream }) => {
        const ask = (): Promise<string> => sendRaw(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', whole);
        assert.match(await ask(), /200 OK/);
        const [kept] = upstream.sockets as [Socket];
        const ended = once(kept, 'end');
        // Its head alone: the rest would come as a part of the next answer.
        kept.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n');
        await value(ended);
        assert.match(await ask(), /200 OK/);
        assert.equal(upstream.received.length, 2);
      },
      { agent },
    );
    agent.destroy();
  },
  'a client that leaves after an early answer frees the upstream connection': async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await staged(
      (socket, soFar) => {
        if (soFar.endsWith('part')) socket.write('HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno');
        else if (soFar.endsWith(HEAD_END)) socket.write(OK);
      },
      async ({ port }) => {
        const upload = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\npart';
        assert.match(await sendRaw(port, upload, (answer) => answer.endsWith('no')), /413/);
        assert.match(await sendRaw(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', whole), /200 OK/);
      },
      { agent },
    );
    agent.destroy();
  },
  'a client that goes on sending after an early answer is served again': async () => {
    const agent = new Agent({ keepAlive: true });
    for (const kept of [true, false]) {
      await staged(
        (socket, soFar) => {
          if (/part$|GET .*\r\n\r\n$/s.test(soFar)) socket.write(OK);
        },
        async ({ port }) => {
          const client = connect({ host: '127.0.0.1', port });
          client.on('error', () => undefined);
          let answers = '';
          client.on('data', (bytes) => (answers += bytes.toString()));
          client.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000004\r\n\r\npart');
          await eventually('the early answer comes', () => whole(answers));
          client.write(`${'x'.repeat(1_000_000)}GET / HTTP/1.1\r\nHost: x\r\n\r\n`);
          await eventually('the next is answered', () => answers.split(`${HEAD_END}ok`).length === 3);
          client.destroy();
        },
        kept ? { agent } : {},
      );
    }
    agent.destroy();
  },
  'a client that leaves with requests of which none is answered leaves them all': () =>
    staged(
      () => undefined,
      async ({ port, upstream, leaves }) => {
        const client = connect({ host: '127.0.0.1', port });
        client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(15));
        await eventually('all are asked', () => upstream.received.filter(Boolean).length === 15);
        client.resetAndDestroy();
        await eventually('each is told', () => leaves.length === 15);
        assert.ok(leaves.every(({ who }) => who === 'client'));
        await eventually('each is let go', () =>
          upstream.sockets.every(({ readableEnded }) => readableEnded),
        );
      },
    ),
  'a client that had left before the proxy was called is told, and nothing is sent': () =>
    staged(
      answerWhole,
      async ({ port, upstream, leaves }) => {
        const client = connect({ host: '127.0.0.1', port });
        client.on('error', () => undefined);
        client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n', () => client.resetAndDestroy());
        await eventually('it is told', () => leaves.length === 1);
        assert.equal(leaves[0]?.who, 'client');
        assert.equal(upstream.received.length, 0);
      },
      {},
      {
        proxyRequests: behind((incoming) =>
          incoming.socket.destroyed ? Promise.resolve() : closed(incoming.socket),
        ),
        proxyUpgrades,
      },
    ),
  'a client connection that is kept gathers no listeners': async () => {
    const counts: number[] = [];
    await staged(
      answerWhole,
      async ({ port }) => {
        const client = connect({ host: '127.0.0.1', port });
        let answered = '';
        client.on('data', (bytes) => (answered += bytes.toString()));
        for (let n = 1; n <= 5; n += 1) {
          client.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx');
          await eventually('it is answered', () => answered.split(`${HEAD_END}ok`).length > n);
        }
        client.destroy();
      },
      {},
      {
        proxyRequests: behind(({ socket }) => {
          counts.push(socket.listenerCount('close'));
          return Promise.resolve();
        }),
        proxyUpgrades,
      },
    );
    assert.ok(Math.max(...counts) <= Number(counts[0]) + 1, counts.join());
  },
};

export const SWITCHED =
  'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
export const UPGRADE = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';

const aborted: Checks = {
  'an abort breaks off a WebSocket, and its signal keeps no listener': async () => {
    const stop = new AbortController();
    await staged(
      (socket) => socket.write(SWITCHED),
      async ({ port, upstream, leaves, errors }) => {
        const client = connect({ host: '127.0.0.1', port });
        client.on('error', () => undefined);
        client.write(UPGRADE);
        client.once('data', () => stop.abort());
        await value(closed(client));
        assert.deepEqual(
          errors.map(({ name }) => name),
          ['AbortError'],
        );
        assert.deepEqual(leaves, []);
        await eventually('the upstream is let go', () => upstream.sockets[0]?.readableEnded ?? false);
        assert.equal(getEventListeners(stop.signal, 'abort').length, 0);
      },
      { signal: stop.signal },
    );
  },
  'a WebSocket that has ended keeps no listener on the signal': async () => {
    const stop = new AbortController();
    await staged(
      (socket, soFar) => {
        if (soFar.endsWith('bye')) socket.end();
        else socket.write(SWITCHED);
      },
      async ({ port, leaves }) => {
        const client = connect({ host: '127.0.0.1', port });
        client.write(UPGRADE);
        client.once('data', () => client.write('bye'));
        await value(closed(client));
        assert.equal(leaves.length, 1);
        await eventually('none is kept', () => getEventListeners(stop.signal, 'abort').length === 0);
      },
      { signal: stop.signal },
    );
  },
};

export const leavesNothing: Checks = { ...gone, ...aborted };
