/** Contract of `sendWhileClientListens` and `clientSignal`. */
import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { sendWhileClientListens } from '../../../../examples/stop-when-client-leaves/stop-when-client-leaves.ts';
import { certificate, key } from '../../../../examples/survive-tls-peers/certificate.ts';
import { doesNotApply, type Contract } from '../../contract.ts';
import {
  coded,
  codeOf,
  eventually,
  leavesNothing,
  listening,
  never,
  reason,
  uncaughtOf,
  value,
  warningsOf,
} from '../../faults.ts';
import { LEAVES, pipelined } from '../../parts/responses.ts';
import * as part from '../../parts/stop-when-client-leaves.ts';
import { foreignSignal } from '../../parts/foreign-signals.ts';
import { inOtherRealm } from '../../realm.ts';

const ASK = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
const MB = Buffer.alloc(2 ** 20);

interface Exchange {
  readonly client: Socket;
  readonly response: ServerResponse;
  readonly got: () => number;
}

/** Runs one exchange with a raw client, and ends both. */
async function exchange(run: (exchange: Exchange) => Promise<void>, secure = false): Promise<void> {
  let response: ServerResponse | undefined;
  const listener = (_request: unknown, answer: ServerResponse): void => void (response = answer);
  const server: Server = secure
    ? createSecureServer({ cert: certificate, key }, listener)
    : createServer(listener);
  const port = await listening(server);
  const client = secure
    ? connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false })
    : connect({ host: '127.0.0.1', port });
  let got = 0;
  client.on('error', () => undefined);
  client.on('data', (bytes: Buffer) => (got += bytes.length));
  client.write(ASK);
  await eventually('the server is asked', () => response !== undefined);
  try {
    await run({ client, response: response as ServerResponse, got: () => got });
  } finally {
    client.destroy();
    server.closeAllConnections();
    server.close();
  }
}

const endless = async function* () {
  for (;;) yield await Promise.resolve(MB);
};
const failing = (code: string) =>
  async function* () {
    yield await Promise.resolve('a');
    throw coded(code);
  };

const contract: Contract = {
  settles: {
    ...part.settles,
    'the client leaves while the body waits for something that knows no signal': () =>
      exchange(async ({ client, response }) => {
        const work = sendWhileClientListens(response, never);
        setImmediate(() => client.resetAndDestroy());
        assert.equal(await value(work), false);
      }),
    'the client leaves while much is written': () =>
      exchange(async ({ client, response }) => {
        client.pause();
        const work = sendWhileClientListens(response, endless);
        setTimeout(() => client.resetAndDestroy(), 20);
        assert.equal(await value(work), false);
      }),
    'a pipelined response whose client leaves before its turn, and one that had left': async () => {
      for (const leave of LEAVES)
        for (const body of [never, endless])
          await pipelined(async (response, client) => {
            const work = sendWhileClientListens(response, body);
            setImmediate(() => client[leave]());
            assert.equal(await value(work), false);
            assert.equal(await value(sendWhileClientListens(response, body)), false);
          });
    },
    'a pipelined response whose turn comes is sent, and its connection keeps no listener': () =>
      pipelined(async (response, client, first) => {
        client.resume();
        const before = client.listenerCount('close');
        const work = sendWhileClientListens(response, () => Readable.from(['a']));
        first.end();
        assert.equal(await value(work), true);
        await eventually('it has closed', () => response.closed || response.req.socket.destroyed);
        assert.ok(response.req.socket.listeners('close').every(({ name }) => name !== 'onClose'));
        assert.equal(client.listenerCount('close'), before);
      }),
    'a client that had left before': () =>
      exchange(async ({ client, response }) => {
        client.resetAndDestroy();
        await eventually('the response knows', () => response.destroyed);
        assert.equal(await value(sendWhileClientListens(response, endless)), false);
      }),
    'a response that was ended before': () =>
      exchange(async ({ response }) => {
        response.end('over');
        assert.equal(
          codeOf(await reason(sendWhileClientListens(response, endless))),
          'ERR_STREAM_WRITE_AFTER_END',
        );
      }),
    'a response that somebody else destroys': () =>
      exchange(async ({ response }) => {
        const work = sendWhileClientListens(response, never);
        setImmediate(() => response.destroy());
        assert.equal(await value(work), false);
      }),
    'an abort before, while a chunk is awaited, and while one is written': async () => {
      await exchange(async ({ response }) => {
        const signal = AbortSignal.abort(new Error('before'));
        assert.equal(
          ((await reason(sendWhileClientListens(response, endless, { signal }))) as Error).message,
          'before',
        );
        assert.ok(response.destroyed, 'its client must not be left waiting');
      });
      for (const body of [never, endless])
        await exchange(async ({ client, response }) => {
          client.pause();
          const stop = new AbortController();
          const work = sendWhileClientListens(response, body, { signal: stop.signal });
          setTimeout(() => stop.abort(new Error('enough')), 10);
          assert.equal(((await reason(work)) as Error).message, 'enough');
          assert.ok(response.destroyed, 'a cut response must not look whole');
        });
    },
  },
  blame: {
    ...part.blame,
    ...(Object.fromEntries(
      ['ECONNRESET', 'EPIPE', 'ABORT_ERR', 'ERR_STREAM_PREMATURE_CLOSE', 'ENOSPC'].map((code) => [
        `an ${code} of the body is thrown while the client is there`,
        () =>
          exchange(async ({ response }) => {
            assert.equal(codeOf(await reason(sendWhileClientListens(response, failing(code)))), code);
            assert.ok(response.destroyed);
          }),
      ]),
    ) as Record<string, () => Promise<void>>),
    'a body that cannot be made at all': () =>
      exchange(async ({ response }) => {
        const broken = (): AsyncIterable<string> => {
          throw coded('EPIPE');
        };
        const { signal } = new AbortController();
        assert.equal(codeOf(await reason(sendWhileClientListens(response, broken, { signal }))), 'EPIPE');
        assert.ok(response.destroyed, 'its client must not be left waiting');
        assert.equal(getEventListeners(signal, 'abort').length, 0);
      }),
    'what is told as sent, the client gets': () =>
      exchange(async ({ response, got }) => {
        const twenty = async function* () {
          for (let n = 0; n < 20; n += 1) yield await Promise.resolve(MB);
        };
        assert.equal(await value(sendWhileClientListens(response, twenty)), true);
        await eventually('all of it', () => got() > 20 * MB.length);
      }),
  },
  repeats: doesNotApply('El cuerpo se pide una sola vez.', 'The body is asked for once.'),
  leavesNothing: {
    ...part.leavesNothing,
    'a stream that is no longer wanted is destroyed': () =>
      exchange(async ({ client, response }) => {
        const source = new Readable({ read: () => undefined });
        const work = sendWhileClientListens(response, () => source);
        setImmediate(() => client.resetAndDestroy());
        assert.equal(await value(work), false);
        await eventually('the source is destroyed', () => source.destroyed);
      }),
    'a generator that is no longer wanted is ended': () =>
      exchange(async ({ client, response }) => {
        let ended = false;
        const body = async function* () {
          try {
            yield* endless();
          } finally {
            ended = true;
          }
        };
        client.pause();
        const work = sendWhileClientListens(response, body);
        setTimeout(() => client.resetAndDestroy(), 10);
        await value(work);
        await eventually('the generator has ended', () => ended);
      }),
    'nothing stays after a hundred clients that left': () =>
      leavesNothing(50, () =>
        exchange(async ({ client, response }) => {
          const work = sendWhileClientListens(response, never);
          client.resetAndDestroy();
          await work;
        }),
      ),
    'nothing is uncaught, whenever the client leaves': async () => {
      const uncaught = await uncaughtOf(async () => {
        for (let delay = 0; delay < 10; delay += 1)
          await exchange(async ({ client, response }) => {
            setTimeout(() => client.resetAndDestroy(), delay);
            await value(sendWhileClientListens(response, endless));
          });
      });
      assert.deepEqual(uncaught, []);
    },
    'a signal shared by hundreds causes no warning': async () => {
      const { signal } = new AbortController();
      const warnings = await warningsOf(async () => {
        await Promise.all(
          Array.from({ length: 50 }, () =>
            exchange(async ({ client, response }) => {
              const work = sendWhileClientListens(response, never, { signal });
              setTimeout(() => client.destroy(), 50);
              await work;
            }),
          ),
        );
      });
      assert.deepEqual(warnings, []);
    },
  },
  realms: {
    ...foreignSignal((signal) =>
      pipelined(async (response) => {
        await sendWhileClientListens(response, never, { signal });
      }),
    ),
    'a client that leaves is one in another realm': () =>
      exchange(async ({ client, response }) => {
        const other = inOtherRealm<{ sendWhileClientListens: typeof sendWhileClientListens }>(
          'examples/stop-when-client-leaves/stop-when-client-leaves.ts',
        );
        client.pause();
        const work = other.sendWhileClientListens(response, endless);
        setTimeout(() => client.resetAndDestroy(), 10);
        assert.equal(await value(work), false);
      }),
  },
  limits: {
    '100 MB at the pace of a slow client, without being gathered in memory': () =>
      exchange(async ({ client, response, got }) => {
        const hundred = async function* () {
          for (let n = 0; n < 100; n += 1) {
            yield await Promise.resolve(MB);
            assert.ok(response.writableLength < 8 * MB.length, 'the body runs ahead of the client');
          }
        };
        const slow = setInterval(() => {
          client.pause();
          setImmediate(() => client.resume());
        }, 1);
        assert.equal(await value(sendWhileClientListens(response, hundred)), true);
        await eventually('all of it', () => got() > 100 * MB.length);
        clearInterval(slow);
      }),
  },
  keepsGoing: {
    'the same server answers the next client': async () => {
      await exchange(async ({ response }) => {
        await reason(sendWhileClientListens(response, failing('ECONNRESET')));
      });
      await exchange(async ({ response }) => {
        assert.equal(await value(sendWhileClientListens(response, () => Readable.from(['a']))), true);
      });
    },
  },
  tls: {
    'a client that leaves over TLS': () =>
      exchange(async ({ client, response }) => {
        client.pause();
        const work = sendWhileClientListens(response, endless);
        setTimeout(() => client.destroy(), 20);
        assert.equal(await value(work), false);
      }, true),
  },
};

export default contract;
