/** Contract of `refuseUpload` and `upload`. */
import assert from 'node:assert/strict';
import { createServer as createSecureServer } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { refuseUpload, upload } from '../../../../examples/answer-upload-early/answer-upload-early.ts';
import { certificate, key } from '../../../../examples/survive-tls-peers/certificate.ts';
import { type Contract } from '../../contract.ts';
import {
  against,
  codeOf,
  eventually,
  leavesNothing,
  listening,
  reason,
  settled,
  uncaughtOf,
  value,
  warningsOf,
} from '../../faults.ts';
import { foreignSignal } from '../../parts/foreign-signals.ts';
import { inOtherRealm } from '../../realm.ts';
import { END, OK, BIG, HUGE, takeWhole, refusing } from '../../parts/answer-upload-early.ts';

const contract: Contract = {
  settles: {
    'a server that switches protocols unasked': () =>
      against(
        (socket) =>
          socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
        async (url) => {
          assert.equal(codeOf(await reason(upload(url, 'a'))), 'ERR_STREAM_PREMATURE_CLOSE');
        },
      ),
    'a server that closes without a word': () =>
      against(
        (socket) => socket.end(),
        async (url) => {
          await reason(upload(url, BIG));
        },
      ),
    'a server that ignores the question': () =>
      against(
        (socket, soFar) => {
          if (soFar.endsWith('body')) socket.end(OK);
        },
        async (url) => {
          assert.equal((await value(upload(url, 'body', { waitMs: 10 }))).status, 201);
        },
      ),
    'an abort before, while the question waits, and while the answer is read': () =>
      against(
        (socket, soFar) => {
          if (soFar.includes('/half')) socket.write('HTTP/1.1 413 No\r\nContent-Length: 9\r\n\r\nhalf');
        },
        async (url) => {
          await reason(upload(url, 'a', { signal: AbortSignal.abort() }));
          for (const path of ['', 'half']) {
            const stop = new AbortController();
            const work = upload(url + path, 'a', { signal: stop.signal, waitMs: 60_000 });
            setTimeout(() => stop.abort(new Error('enough')), 20);
            assert.equal(((await reason(work)) as Error).message, 'enough');
          }
        },
      ),
    'refusing a client that leaves, or is silent': async () => {
      await refusing(async (client, request, response) => {
        const work = refuseUpload(request, response, 413, 'no');
        setImmediate(() => client.resetAndDestroy());
        await value(work);
      });
      await refusing(async (_client, request, response) => {
        assert.equal(await value(refuseUpload(request, response, 413, 'no', { atMostMs: 20 })), false);
      });
      await refusing(async (client, request, response) => {
        client.resetAndDestroy();
        await eventually('the request knows', () => request.destroyed);
        assert.equal(await value(refuseUpload(request, response, 413, 'no')), false);
      });
    },
    'refusing an upload that was read before, or is paused, and one whose client has left since':
      async () => {
        const patience = { atMostMs: 2 ** 40 };
        await refusing(async (_client, request, response, got) => {
          await value(text(request));
          assert.equal(await value(refuseUpload(request, response, 422, 'no', patience)), true);
          await eventually('the answer', () => got().endsWith('no'));
        }, 1);
        await refusing(async (_client, request, response) => {
          request.pause();
          assert.equal(await value(refuseUpload(request, response, 413, 'no', patience)), true);
        }, 1);
        for (const read of [true, false])
          await refusing(async (client, request, response) => {
            if (read) await value(text(request));
            client.resetAndDestroy();
            await eventually('the response knows', () => response.destroyed);
            assert.equal(await value(refuseUpload(request, response, 413, 'no', patience)), false);
          }, 1);
      },
    'limits that are no numbers, or beyond what a timer can wait, cut nothing off': async () => {
      for (const atMostMs of [Infinity, NaN, -1])
        await refusing(async (client, request, response, got) => {
          const work = refuseUpload(request, response, 413, 'no', { atMostMs });
          await eventually('the answer', () => got().endsWith('no'));
          // A timer that fires at once has fired by then.
          await delay(20);
          client.write('x');
          assert.equal(await value(work), true);
        }, 2);
    },
  },
  blame: {
    'a body of a wrong type is the error of the upload, and of nothing else': async () => {
      const uncaught = await uncaughtOf(() =>
        against(takeWhole(2), async (url) => {
          const result = await settled(upload(url, new ArrayBuffer(2) as unknown as string));
          if (result.status === 'rejected') assert.equal(codeOf(result.reason), 'ERR_INVALID_ARG_TYPE');
        }),
      );
      assert.deepEqual(uncaught, []);
    },
    'an early answer is returned, with the broken pipe if there was one': () =>
      against(
        (socket) => socket.end('HTTP/1.1 413 No\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno'),
        async (url) => {
          const { status, body } = await value(upload(url, BIG, { waitMs: 0 }));
          assert.equal(status, 413);
          assert.equal(body, 'no');
        },
      ),
    'an answer that came before the body had left says so, and the rest is not sent': async () => {
      const NO = 'HTTP/1.1 413 No\r\nContent-Length: 2\r\n\r\nno';
      for (const [first, then] of [
        [NO.replace('413 No', '200 OK'), ''],
        ['HTTP/1.1 100 Continue\r\n\r\n', NO],
      ] as const) {
        let pieces = 0;
        let gone = false;
        await against(
          (socket) => {
            pieces += 1;
            if (pieces === 1) socket.once('close', () => (gone = true)).write(first);
            if (pieces === 2) socket.pause().write(then);
          },
          async (url, peer) => {
            const { sentWhole, body } = await value(upload(url, HUGE, { waitMs: 60_000 }));
            assert.deepEqual({ sentWhole, ended: body.length }, { sentWhole: false, ended: 2 });
            peer.sockets[0]?.resume();
            await eventually('the connection is over', () => gone);
            assert.ok((peer.received[0] ?? '').length < HUGE.length);
          },
        );
      }
      await against(takeWhole(4), async (url) => {
        assert.equal((await value(upload(url, 'body'))).sentWhole, true);
      });
    },
    'the refusal arrives while the client still sends': () =>
      refusing(async (client, request, response, got) => {
        let sending = true;
        const more = (): void => {
          while (sending && client.write(BIG));
        };
        client.on('drain', more);
        more();
        await value(refuseUpload(request, response, 413, 'no', { atMostBytes: 50 * 2 ** 20 }));
        await eventually('the answer', () => got().endsWith('no'));
        sending = false;
      }),
  },
  repeats: {
    'the body is sent once, and only after the server has agreed': () =>
      against(takeWhole(4), async (url, peer) => {
        assert.equal((await value(upload(url, 'body'))).status, 201);
        assert.equal(peer.received.join('').split('body').length, 2);
      }),
    'what headers say of framing is not believed': () =>
      against(takeWhole(4), async (url, peer) => {
        const headers = { 'Content-Length': 1, 'TRANSFER-ENCODING': 'chunked', Expect: 'nothing' };
        assert.equal((await value(upload(url, 'body', { headers }))).status, 201);
        assert.match(peer.received[0] ?? '', /content-length: 4\r\n/i);
        assert.ok(!/chunked/i.test(peer.received[0] ?? ''));
      }),
    'a server that does not know the question gets the body without it': () =>
      against(
        (socket, soFar) => {
          if (/expect:/i.test(soFar))
            socket.end('HTTP/1.1 417 What\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
          else if (soFar.endsWith('body')) socket.end(OK);
        },
        async (url, peer) => {
          assert.equal((await value(upload(url, 'body'))).status, 201);
          assert.equal(peer.received.join('').split('body').length, 2);
        },
      ),
    'no stale connection is used': () =>
      against(takeWhole(4), async (url, peer) => {
        for (let n = 0; n < 3; n += 1) await value(upload(url, 'body'));
        assert.equal(peer.received.length, 3);
      }),
  },
  leavesNothing: {
    'nothing stays after uploads, refused and aborted ones among them': () =>
      against(
        (socket, soFar) => {
          if (soFar.includes(END))
            socket.end('HTTP/1.1 413 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
        },
        (url) =>
          leavesNothing(50, async () => {
            await upload(url, 'a');
            await settled(upload(url, 'a', { signal: AbortSignal.timeout(0) }));
          }),
      ),
    'nothing is uncaught when the pipe breaks after the answer': async () => {
      const uncaught = await uncaughtOf(() =>
        against(
          (socket) => {
            socket.write('HTTP/1.1 413 No\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno', () =>
              socket.resetAndDestroy(),
            );
          },
          async (url) => {
            for (let n = 0; n < 5; n += 1) await upload(url, BIG, { waitMs: 0 }).catch(() => undefined);
          },
        ),
      );
      assert.deepEqual(uncaught, []);
    },
    'a signal shared by hundreds causes no warning': async () => {
      const { signal } = new AbortController();
      const warnings = await warningsOf(() =>
        against(takeWhole(4), async (url) => {
          await Promise.all(Array.from({ length: 50 }, () => upload(url, 'body', { signal })));
        }),
      );
      assert.deepEqual(warnings, []);
    },
  },
  realms: {
    ...foreignSignal((signal) =>
      against(takeWhole(9), (url) => upload(url, 'a', { signal, waitMs: 60_000 }).then(() => undefined)),
    ),
    'an early answer is returned in another realm': () =>
      against(takeWhole(4), async (url) => {
        const other = inOtherRealm<{ upload: typeof upload }>(
          'examples/answer-upload-early/answer-upload-early.ts',
        );
        assert.equal((await value(other.upload(url, 'body'))).status, 201);
      }),
  },
  limits: {
    '100 MB': () => {
      const body = Buffer.alloc(100 * 2 ** 20);
      let bytes = 0;
      return against(
        (socket, soFar) => {
          if (bytes === 0 && soFar.endsWith(END)) {
            socket.write('HTTP/1.1 100 Continue\r\n\r\n');
            // Counted, not gathered.
            socket.removeAllListeners('data');
            socket.on('data', (piece: Buffer) => {
              bytes += piece.length;
              if (bytes === body.length) socket.end(OK);
            });
          }
        },
        async (url) => {
          assert.equal((await value(upload(url, body))).status, 201);
        },
      );
    },
  },
  keepsGoing: {
    'a server that has refused goes on': async () => {
      for (let n = 0; n < 3; n += 1)
        await refusing(async (_client, request, response, got) => {
          await value(refuseUpload(request, response, 413, 'no', { atMostMs: 5 }));
          await eventually('the answer', () => got().endsWith('no'));
        });
    },
  },
  tls: {
    'an upload over HTTPS': async () => {
      const server = createSecureServer({ cert: certificate, key }, (request, response) => {
        request.resume().on('end', () => response.writeHead(201).end('ok'));
      });
      const port = await listening(server);
      const answer = await value(upload(`https://localhost:${port}/`, BIG, { request: { ca: certificate } }));
      assert.equal(answer.status, 201);
      server.closeAllConnections();
      server.close();
    },
  },
};

export default contract;
