/** Contract of `keepAliveClient`. */
import assert from 'node:assert/strict';
import { createServer as createSecureServer } from 'node:https';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { keepAliveClient } from '../../../../examples/retry-stale-connection/retry-stale-connection.ts';
import { certificate, key } from '../../../../examples/survive-tls-peers/certificate.ts';
import { doesNotApply, type Contract, met, type RuntimeFaults } from '../../contract.ts';
import {
  codeOf,
  eventually,
  leavesNothing,
  listening,
  reason,
  settled,
  value,
  warningsOf,
} from '../../faults.ts';
import { foreignSignal } from '../../parts/foreign-signals.ts';
import { inOtherRealm } from '../../realm.ts';
import { DENO_REPEATS } from '../../runtime-faults.ts';
import {
  OK,
  END,
  SMUGGLED,
  against,
  answerHead,
  staleAfterOne,
  read,
} from '../../parts/retry-stale-connection.ts';

export const runtimeFaults: RuntimeFaults = {
  deno: [met(DENO_REPEATS, 'what ended the first attempt is told')],
};

const contract: Contract = {
  settles: {
    'a server that switches protocols unasked': () =>
      against(
        (socket) =>
          socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
        async (client, url) => {
          assert.equal(codeOf(await reason(client.send(url))), 'ERR_STREAM_PREMATURE_CLOSE');
        },
      ),
    CONNECT: () =>
      against(
        (socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n'),
        async (client, url) => {
          await reason(client.send(url, { method: 'CONNECT' }));
        },
      ),
    'interim answers, then the answer': () =>
      against(
        (socket) =>
          socket.write(`HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n${OK}`),
        async (client, url) => {
          assert.equal((await value(read(client, url))).body, 'ok');
        },
      ),
    'a status that is none': () =>
      against(
        (socket) => socket.write('HTTP/1.1 000 Odd\r\nContent-Length: 0\r\n\r\n'),
        async (client, url) => {
          const result = await settled(client.send(url));
          if (result.status === 'fulfilled') result.value.response.resume();
        },
      ),
    'a server that closes without a word': () =>
      against(
        (socket) => socket.end(),
        async (client, url) => {
          assert.equal(codeOf(await reason(client.send(url))), 'ECONNRESET');
        },
      ),
    'an abort before, while waiting, and while reading': async () => {
      await against(
        (socket, soFar) => {
          if (soFar.includes('/slow')) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf');
        },
        async (client, url) => {
          const before = AbortSignal.abort(new Error('before'));
          assert.equal(((await reason(client.send(url, { signal: before }))) as Error).message, 'before');
          const stop = new AbortController();
          const waiting = client.send(url, { signal: stop.signal });
          setImmediate(() => stop.abort(new Error('waiting')));
          assert.equal(((await reason(waiting)) as Error).message, 'waiting');
          const late = new AbortController();
          const { response } = await value(client.send(`${url}slow`, { signal: late.signal }));
          setImmediate(() => late.abort());
          await reason(text(response));
        },
      );
    },
  },
  blame: {
    'a server that is ill is not hidden by a second attempt': () =>
      against(
        (socket) => socket.resetAndDestroy(),
        async (client, url, peer) => {
          assert.equal(codeOf(await reason(client.send(url))), 'ECONNRESET');
          assert.equal(peer.received.length, 1);
        },
      ),
    'what ended the first attempt is told': () =>
      against(staleAfterOne, async (client, url, peer) => {
        await value(read(client, url));
        const { body, repeatedAfter } = await value(read(client, url));
        assert.equal(body, 'ok');
        assert.equal(codeOf(repeatedAfter), 'ECONNRESET');
        assert.equal(peer.received.length, 2);
      }),
  },
  repeats: {
    'a second response to one request, at once or later, is nobody’s, and its connection is closed':
      async () => {
        const other = OK.replace('ok', 'no');
        for (const atOnce of [true, false])
          await against(
            (socket, soFar, connection) => {
              if (soFar.includes(END)) socket.write(atOnce && connection === 0 ? OK + other : OK);
            },
            async (client, url, peer) => {
              assert.equal((await value(read(client, url))).body, 'ok');
              const [first] = peer.sockets;
              // Its head alone: the rest would come as a part of the next response.
              if (!atOnce) first?.write(other.slice(0, -2));
              await eventually(
                'the connection is closed',
                () => first?.readableEnded === true || first?.destroyed === true,
              );
              assert.equal((await value(read(client, url))).body, 'ok');
              assert.equal(peer.received.length, 2);
            },
          );
      },
    ...(Object.fromEntries(
      ['GET', 'HEAD', 'OPTIONS', 'DELETE', 'PUT', 'POST', 'PATCH', 'REPORT'].flatMap((method) => [
        [
          `the body of a ${method} arrives as a body, once`,
          () =>
            against(
              (socket, soFar) => {
                if (soFar.endsWith(SMUGGLED))
                  socket.write(method === 'HEAD' ? 'HTTP/1.1 200 OK\r\n\r\n' : OK);
              },
              async (client, url, peer) => {
                // Our own framing stands whatever headers say.
                const headers = { 'content-length': 0, 'Transfer-Encoding': 'identity' };
                await value(read(client, url, { method, body: SMUGGLED, headers }));
                const [got = ''] = peer.received;
                assert.match(got, new RegExp(`content-length: ${SMUGGLED.length}\r\n`, 'i'));
                assert.ok(!/transfer-encoding/i.test(got), got);
              },
            ),
        ],
      ]),
    ) as Record<string, () => Promise<void>>),
    'bytes and text are counted as bytes': () =>
      against(
        (socket, soFar) => {
          if (soFar.endsWith('fin')) socket.write(OK);
        },
        async (client, url, peer) => {
          await value(read(client, url, { method: 'DELETE', body: 'añofin' }));
          assert.match(peer.received[0] ?? '', /content-length: 7\r\n/i);
        },
      ),
    'a request under way when the client is closed goes on, is not repeated, and its connection is not kept':
      () => {
        const waiting: Socket[] = [];
        return against(
          (socket, soFar) => {
            if (soFar.includes('/slow')) waiting.push(socket);
            else socket.write(OK);
          },
          async (client, url, peer) => {
            await value(Promise.all([read(client, url), read(client, url)]));
            const work = ['GET', 'POST'].map((method) => read(client, `${url}slow`, { method }));
            await eventually('both are asked', () => waiting.length === 2);
            client.close();
            for (const socket of waiting) socket.write(OK);
            for (const each of work)
              assert.deepEqual(await value(each), { body: 'ok', repeatedAfter: undefined });
            await eventually('all have closed', () => peer.sockets.every((socket) => socket.readableEnded));
            assert.equal(peer.received.join('').split('/slow').length, 3);
          },
        );
      },
    'a limit of connections gives each POST its own all the same': () =>
      against(
        answerHead,
        async (client, url, peer) => {
          await Promise.all([1, 2, 3].map(() => value(read(client, url, { method: 'POST', body: 'x' }))));
          assert.equal(peer.received.length, 3);
        },
        () => keepAliveClient({ maxSockets: 1 }),
      ),
    'a POST never goes over a kept connection, and is never repeated': () =>
      against(staleAfterOne, async (client, url, peer) => {
        await value(read(client, url));
        await value(read(client, url, { method: 'POST', body: 'x' }));
        assert.equal(peer.received.length, 2);
        assert.equal(peer.received.filter((got) => got.includes('POST')).length, 1);
      }),
  },
  leavesNothing: {
    'a body of a wrong type is the error, and its connection does not wait for the rest': () =>
      against(answerHead, async (client, url, peer) => {
        const body = new ArrayBuffer(2) as unknown as string;
        for (const method of ['PUT', 'POST']) {
          const result = await settled(client.send(url, { method, body }));
          if (result.status === 'rejected') assert.equal(codeOf(result.reason), 'ERR_INVALID_ARG_TYPE');
          else await text(result.value.response);
        }
        // By then the peer knows of the connections before it.
        await value(read(client, url));
        client.close();
        await eventually('all have closed', () => peer.sockets.every((socket) => socket.readableEnded));
      }),
    'nothing stays after hundreds of requests, aborted ones among them': () =>
      against(answerHead, (client, url) =>
        leavesNothing(200, async () => {
          await read(client, url);
          await reason(client.send(url, { signal: AbortSignal.abort() }));
        }),
      ),
    'a signal shared by hundreds causes no warning': async () => {
      const { signal } = new AbortController();
      const warnings = await warningsOf(() =>
        against(answerHead, async (client, url) => {
          await Promise.all(Array.from({ length: 100 }, () => read(client, url, { signal, method: 'POST' })));
        }),
      );
      assert.deepEqual(warnings, []);
    },
  },
  realms: {
    ...foreignSignal((signal) =>
      against(
        () => undefined,
        (client, url) => read(client, url, { signal }).then(() => undefined),
      ),
    ),
    'a stale connection is one in another realm': () =>
      against(
        staleAfterOne,
        async (client, url) => {
          await value(read(client, url));
          assert.equal((await value(read(client, url))).body, 'ok');
        },
        inOtherRealm<{ keepAliveClient: typeof keepAliveClient }>(
          'examples/retry-stale-connection/retry-stale-connection.ts',
        ).keepAliveClient,
      ),
  },
  limits: doesNotApply(
    'El cuerpo cabe en memoria por su tipo; leer la respuesta es cosa de quien llama.',
    'The body is in memory by its type; reading the response is up to the caller.',
  ),
  keepsGoing: {
    'the client serves after every kind of failure': () =>
      against(
        (socket, soFar) => {
          if (soFar.includes('/reset')) socket.resetAndDestroy();
          else if (soFar.includes('/noise')) socket.end('hello');
          else if (soFar.includes(END)) socket.write(OK);
        },
        async (client, url) => {
          await reason(client.send(`${url}reset`));
          await reason(client.send(`${url}noise`));
          assert.equal((await value(read(client, url))).body, 'ok');
        },
      ),
  },
  tls: {
    'HTTPS, with a certificate authority of its own': async () => {
      const server = createSecureServer({ cert: certificate, key }, (_request, response) =>
        response.end('ok'),
      );
      const port = await listening(server);
      const client = keepAliveClient({ ca: certificate });
      assert.equal((await value(read(client, `https://localhost:${port}/`))).body, 'ok');
      client.close();
      server.closeAllConnections();
      server.close();
    },
  },
};

export default contract;
