/** Contract of `serveManyClients`. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Server, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { serveManyClients } from '../../../../examples/serve-many-clients/serve-many-clients.ts';
import { doesNotApply, type Contract, met, type RuntimeFaults } from '../../contract.ts';
import { closed, coded, codeOf, eventually, leavesNothing, reason, value, warningsOf } from '../../faults.ts';
import { withFewDescriptors } from '../../few-descriptors.ts';
import { framing, sendByteByByte, sendLineTooLong, sendLongLine } from '../../parts/line-servers.ts';
import { inOtherRealm } from '../../realm.ts';
import {
  foreignControllers,
  staged,
  open,
  client,
  all,
  echo,
  noteNothing,
  settles,
  blame,
} from '../../parts/serve-many-clients.ts';
import { DENO_PANICS } from '../../runtime-faults.ts';

export const runtimeFaults: RuntimeFaults = {
  deno: [met(DENO_PANICS, 'no descriptor left for accept: others are served on, and new ones afterwards')],
};

const contract: Contract = {
  settles,
  blame,
  repeats: {
    ...framing(
      (run) => staged(echo, ({ port }) => run(() => open(port))),
      (lines) => lines.join('|'),
    ),
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
    ...foreignControllers,
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
    'one line that is a byte too long is refused, also when its end comes with it': () =>
      staged(echo, async ({ port, errors }) => {
        await value(sendLineTooLong(open(port)));
        assert.match(String(errors[0]), /^RangeError/);
      }),
    'a line that comes byte by byte takes no more memory than it should': () =>
      staged(echo, ({ port }) => sendByteByByte(open(port))),
    'one line of 100 MB is refused, and not gathered': () =>
      staged(echo, async ({ port, errors, gone }) => {
        await sendLongLine(open(port), () => errors.length > 0);
        await eventually('it is told', () => errors.length + gone.length === 1);
        assert.ok(String(errors[0]).startsWith('RangeError'), String(errors[0]));
      }),
    '400,000 empty lines take a moment, also for a conversation that comes late': () =>
      staged(
        async ({ lines, send }) => {
          await delay(300);
          const started = performance.now();
          const { length } = await all(lines);
          await send(`${length} ${performance.now() - started > 8_000 ? 'slowly' : 'soon'}`);
        },
        async ({ port }) => {
          const { socket, got } = await client(port);
          socket.end('\n'.repeat(400_000));
          await value(once(socket, 'end'));
          assert.equal(got(), '400000 soon');
          socket.destroy();
        },
      ),
    'what a client says after the conversation is over does not cost it the farewell': () =>
      staged(
        ({ send }) => send(Buffer.alloc(2 ** 20, '.')).then(() => send('bye')),
        async ({ port, errors, gone }) => {
          const { socket, got } = await client(port);
          socket.end('chatter\n'.repeat(400_000));
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
    'an error of accept is told, and the server goes on': async () => {
      const told: unknown[] = [];
      let accepting: Server | undefined;
      const server = await serveManyClients(
        async (served) => {
          // As Node.js does where libuv has no descriptor of its own left to refuse the client with.
          accepting = (served.socket as Socket & { readonly server?: Server }).server;
          await echo(served);
        },
        noteNothing,
        noteNothing,
        (error) => told.push(codeOf(error)),
      );
      for (const expected of [[], ['EMFILE'], ['EMFILE', 'EMFILE']]) {
        assert.deepEqual(told, accepting === undefined ? [] : expected);
        const { socket, got } = await client(server.port);
        socket.end('a\nb\n');
        await value(once(socket, 'end'));
        assert.equal(got(), 'a|b');
        accepting?.emit('error', coded('EMFILE'));
        socket.destroy();
      }
      await value(server.close());
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
