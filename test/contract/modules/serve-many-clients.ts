/** Contract of `serveManyClients`. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { serveManyClients, type Client } from '../../../examples/serve-many-clients/serve-many-clients.ts';
import { doesNotApply, type Contract } from '../contract.ts';
import { closed, coded, codeOf, eventually, leavesNothing, reason, value, warningsOf } from '../faults.ts';
import { withFewDescriptors } from '../few-descriptors.ts';
import { inOtherRealm } from '../realm.ts';

interface Stage {
  readonly port: number;
  readonly gone: unknown[];
  readonly errors: unknown[];
  readonly close: () => Promise<void>;
}

async function staged(
  converse: (client: Client) => Promise<void>,
  run: (stage: Stage) => Promise<void>,
  serve = serveManyClients,
): Promise<void> {
  const gone: unknown[] = [];
  const errors: unknown[] = [];
  const server = await serve(
    converse,
    (_client, error) => gone.push(error),
    (_client, error) => errors.push(error),
  );
  try {
    await run({ ...server, gone, errors });
  } finally {
    await value(server.close());
  }
}

async function client(port: number): Promise<{ socket: Socket; got: () => string }> {
  const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
  let got = '';
  socket.on('error', () => undefined);
  socket.on('data', (piece) => (got += piece.toString('utf8')));
  await value(once(socket, 'connect'));
  return { socket, got: () => got };
}

async function all(lines: AsyncIterable<string>): Promise<string[]> {
  const seen: string[] = [];
  for await (const line of lines) seen.push(line);
  return seen;
}

/** Conversation that says back all lines, once it has them. */
const echo = async ({ lines, send }: Client): Promise<void> => send((await all(lines)).join('|'));

const contract: Contract = {
  settles: {
    'a conversation that waits for a line of a client that resets': () =>
      staged(
        ({ lines }) => all(lines).then(() => undefined),
        async ({ port, gone }) => {
          const { socket } = await client(port);
          socket.resetAndDestroy();
          await eventually('the leave is told', () => gone.length === 1);
        },
      ),
    'a conversation that waits for anything else hears it by its signal': () =>
      staged(
        ({ signal }) => delay(60_000, undefined, { signal }),
        async ({ port, gone, errors }) => {
          const { socket } = await client(port);
          socket.resetAndDestroy();
          await eventually('it has ended', () => gone.length + errors.length === 1);
          assert.deepEqual([gone.length, errors.length], [1, 0], 'a client that left is no error of ours');
        },
      ),
    'a send of 50 MB to a client that never reads ends when the server closes': () => {
      let error: unknown;
      return staged(
        async ({ send }) => {
          error = await reason(send(Buffer.alloc(50 * 2 ** 20)));
        },
        async ({ port, close }) => {
          const { socket } = await client(port);
          socket.pause();
          await delay(20);
          await value(close());
          assert.ok(error !== undefined, 'no success may be told');
          socket.destroy();
        },
      );
    },
    'a send after the socket was destroyed': () => {
      let code: unknown;
      return staged(
        async ({ socket, send }) => {
          socket.destroy();
          code = codeOf(await reason(send('late')));
        },
        async ({ port }) => {
          await client(port);
          await eventually('it was refused', () => code === 'ERR_STREAM_DESTROYED');
        },
      );
    },
    'closing twice, and before any client': async () => {
      const server = await serveManyClients(echo, assert.fail, assert.fail);
      await value(Promise.all([server.close(), server.close()]));
    },
  },
  blame: {
    'an ECONNRESET or EPIPE of the conversation itself is no leave': async () => {
      for (const code of ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'])
        await staged(
          () => Promise.reject(coded(code)),
          async ({ port, gone, errors }) => {
            await client(port);
            await eventually('it is told', () => errors.length + gone.length === 1);
            assert.deepEqual([gone.length, codeOf(errors[0])], [0, code]);
          },
        );
    },
    'an error of the conversation is told while the server closes, too': () => {
      const own = coded('ENOSPC');
      return staged(
        ({ signal }) =>
          new Promise((_resolve, reject) =>
            signal.addEventListener('abort', () => reject(own), { once: true }),
          ),
        async ({ port, errors, gone, close }) => {
          await client(port);
          await delay(20);
          await value(close());
          assert.deepEqual([gone, errors], [[], [own]]);
        },
      );
    },
    'clients that our own closing cuts off are told to nobody': () =>
      staged(
        async ({ id, lines, signal }) => {
          if (id === 1) await all(lines);
          else await delay(60_000, undefined, { signal });
        },
        async ({ port, errors, gone, close }) => {
          await client(port);
          await client(port);
          await delay(20);
          await value(close());
          assert.deepEqual([gone, errors], [[], []]);
        },
      ),
    'a reset while 50 MB are sent is a leave': () =>
      staged(
        ({ send }) => send(Buffer.alloc(50 * 2 ** 20)),
        async ({ port, gone, errors }) => {
          const { socket } = await client(port);
          await once(socket, 'data');
          socket.resetAndDestroy();
          await eventually('it is told', () => gone.length + errors.length === 1);
          assert.deepEqual(errors, []);
        },
      ),
    'a client that only finishes sending still gets its answer': () =>
      staged(echo, async ({ port, gone }) => {
        const { socket, got } = await client(port);
        socket.end('a\nb\n');
        await value(once(socket, 'end'));
        assert.equal(got(), 'a|b');
        assert.deepEqual(gone, []);
        socket.destroy();
      }),
  },
  repeats: {
    'what stands after the last line feed is no line': () =>
      staged(echo, async ({ port }) => {
        const { socket, got } = await client(port);
        socket.end('keep\ndelete /srv/data/tmp/');
        await value(once(socket, 'end'));
        assert.equal(got(), 'keep');
        socket.destroy();
      }),
    'lines are the same however the bytes are cut': () =>
      staged(echo, async ({ port }) => {
        await fc.assert(
          fc.asyncProperty(
            fc.array(fc.string({ unit: 'grapheme' }).filter((line) => !line.includes('\n'))),
            fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
            async (lines, sizes) => {
              const { socket, got } = await client(port);
              socket.setNoDelay(true);
              const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
              for (let at = 0, n = 0; at < bytes.length; n += 1) {
                const size = sizes[n % sizes.length] ?? 1;
                socket.write(bytes.subarray(at, (at += size)));
                await new Promise(setImmediate);
              }
              socket.end();
              await value(once(socket, 'end'));
              assert.equal(got(), lines.join('|'));
              socket.destroy();
            },
          ),
          { numRuns: 25 },
        );
      }),
    'lines that came before the conversation reads them are kept, and after it has left a loop': () =>
      staged(
        async ({ lines, send }) => {
          await delay(20);
          let first = '';
          for await (const line of lines) {
            first = line;
            break;
          }
          await send(`${first}, then ${(await all(lines)).join('|')}`);
        },
        async ({ port }) => {
          const { socket, got } = await client(port);
          socket.end('LOGIN alice\nLIST\nQUIT\n');
          await value(once(socket, 'end'));
          assert.equal(got(), 'LOGIN alice, then LIST|QUIT');
          socket.destroy();
        },
      ),
  },
  leavesNothing: {
    'nothing stays after clients that left in every way': () =>
      staged(
        async ({ lines, send }) => {
          for await (const line of lines) await send(`${line}\n`);
        },
        async ({ port }) => {
          let n = 0;
          await leavesNothing(200, async () => {
            const { socket } = await client(port);
            n += 1;
            socket.write('a\nhalf');
            if (n % 3 === 0) socket.resetAndDestroy();
            else if (n % 3 === 1) socket.destroy();
            else socket.end();
            await value(closed(socket));
          });
        },
      ),
    'hundreds of sends at once keep no listener and cause no warning': async () => {
      const counts: number[] = [];
      const warnings = await warningsOf(() =>
        staged(
          async ({ socket, send, signal }) => {
            const count = (): number =>
              socket.eventNames().reduce((sum, name) => sum + socket.listenerCount(name), 0);
            counts.push(count());
            await Promise.all(Array.from({ length: 500 }, () => send('x')));
            await Promise.all(Array.from({ length: 50 }, () => delay(1, undefined, { signal })));
            counts.push(count());
          },
          async ({ port }) => {
            const { socket } = await client(port);
            await value(once(socket, 'end'));
            socket.destroy();
          },
        ),
      );
      assert.deepEqual(warnings, []);
      assert.equal(counts[1], counts[0]);
    },
  },
  realms: {
    'a leave is one in another realm': () =>
      staged(
        ({ lines }) => all(lines).then(() => undefined),
        async ({ port, gone, errors }) => {
          const { socket } = await client(port);
          socket.resetAndDestroy();
          await eventually('it is told', () => gone.length + errors.length === 1);
          assert.deepEqual(errors, []);
        },
        inOtherRealm<{ serveManyClients: typeof serveManyClients }>(
          'examples/serve-many-clients/serve-many-clients.ts',
        ).serveManyClients,
      ),
  },
  limits: {
    'one line of 100 MB is refused, and not gathered': () =>
      staged(echo, async ({ port, errors, gone }) => {
        const { socket } = await client(port);
        const piece = Buffer.alloc(2 ** 20, 'x');
        for (let n = 0; n < 100 && !socket.destroyed; n += 1) {
          if (!socket.write(piece))
            await Promise.race([once(socket, 'drain').catch(() => undefined), closed(socket)]);
        }
        await eventually('it is told', () => errors.length + gone.length === 1);
        assert.ok(String(errors[0]).startsWith('RangeError'), String(errors[0]));
      }),
    'a million empty lines take a moment, also for a conversation that comes late': () =>
      staged(
        async ({ lines, send }) => {
          await delay(300);
          const started = performance.now();
          const { length } = await all(lines);
          await send(`${length} ${performance.now() - started > 8_000 ? 'slowly' : 'soon'}`);
        },
        async ({ port }) => {
          const { socket, got } = await client(port);
          socket.end('\n'.repeat(1_000_000));
          await value(once(socket, 'end'));
          assert.equal(got(), '1000000 soon');
          socket.destroy();
        },
      ),
    'what a client says after the conversation is over does not cost it the farewell': () =>
      staged(
        ({ send }) => send(Buffer.alloc(2 ** 20, '.')).then(() => send('bye')),
        async ({ port, errors, gone }) => {
          const { socket, got } = await client(port);
          socket.end('chatter\n'.repeat(1_000_000));
          await value(closed(socket));
          assert.ok(got().endsWith('bye'));
          assert.deepEqual([errors, gone], [[], []]);
        },
      ),
  },
  keepsGoing: {
    'no descriptor left for accept: others are served on, and new ones afterwards': async () => {
      const said = await withFewDescriptors(`
        import { once } from 'node:events';
        import { connect } from 'node:net';
        import { text } from 'node:stream/consumers';
        import { serveManyClients } from 'examples/serve-many-clients/serve-many-clients.ts';
        const server = await serveManyClients(
          async ({ lines, send }) => {
            for await (const line of lines) return send('hello ' + line);
          },
          (_, error) => console.log('gone', error),
          (_, error) => console.log('error', error),
          (error) => console.log(error.code),
        );
        const old = connect(server.port, '127.0.0.1');
        await once(old, 'connect');
        const giveBack = exhaust(1);
        const refused = connect(server.port, '127.0.0.1').on('error', () => {});
        await Promise.race([once(refused, 'close'), new Promise((done) => setTimeout(done, 200))]);
        old.write('old\\n');
        console.log(await text(old));
        giveBack();
        const fresh = connect(server.port, '127.0.0.1');
        fresh.write('fresh\\n');
        console.log(await text(fresh));
        refused.destroy();
        await server.close();
      `);
      assert.deepEqual(
        said
          .trim()
          .split('\n')
          .filter((line) => line.startsWith('hello')),
        ['hello old', 'hello fresh'],
      );
      assert.doesNotMatch(said, /^error/m);
    },
    'a late send does not cut the farewell that waits': () => {
      let late: unknown;
      return staged(
        async ({ socket, send }) => {
          await send('.'.repeat(10));
          socket.write(Buffer.alloc(4 * 2 ** 20, '.'));
          setTimeout(() => void reason(send('late')).then((error) => (late = error)), 10);
        },
        async ({ port }) => {
          const { socket, got } = await client(port);
          socket.pause();
          await eventually('the late send was refused', () => late !== undefined);
          socket.resume();
          await value(once(socket, 'end'));
          assert.equal(got().length, 10 + 4 * 2 ** 20);
          socket.destroy();
        },
      );
    },
  },
  tls: doesNotApply('Abre ella misma un servidor TCP.', 'It opens a TCP server of its own.'),
};

export default contract;
