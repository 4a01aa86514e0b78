/** Contract of `serveUnixSocket`. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { serveUnixSocket } from '../../../../examples/serve-unix-socket/serve-unix-socket.ts';
import { doesNotApply, type Contract, met, type RuntimeFaults } from '../../contract.ts';
import { closed, eventually, leavesNothing, value } from '../../faults.ts';
import { withFewDescriptors } from '../../few-descriptors.ts';
import { framing, sendByteByByte, sendLineTooLong, sendLongLine } from '../../parts/line-servers.ts';
import { inOtherRealm } from '../../realm.ts';
import {
  inFolder,
  staged,
  open,
  echo,
  quiet,
  leaveBehind,
  settles,
  blame,
} from '../../parts/serve-unix-socket.ts';
import { DENO_PANICS } from '../../runtime-faults.ts';

export const runtimeFaults: RuntimeFaults = {
  bun: [
    {
      es: 'Con la cola de un servidor llena, Bun da ECONNREFUSED en vez de EAGAIN: lo mismo que si no hubiera servidor.',
      en: 'With the queue of a server full, Bun gives ECONNREFUSED instead of EAGAIN: the same as if there were no server.',
      checks: ['a server that is held up, and whose queue is full, is alive'],
    },
  ],
  deno: [met(DENO_PANICS, 'no descriptor left for accept: others are served on, and new ones afterwards')],
};

const contract: Contract = {
  settles,
  blame,
  repeats: {
    ...framing(
      (run) => staged(echo, ({ path }) => run(() => connect({ path, allowHalfOpen: true }))),
      (lines) => lines.map((line) => `${line}\n`).join(''),
    ),
    'an answer of several lines is not sent: the next would be taken for another': () =>
      staged(
        () => 'balance 5\nbalance 1000000',
        async ({ path, errors }) => {
          const { socket, got } = await open(path);
          socket.write('balance\n');
          await value(closed(socket.on('end', () => socket.destroy())));
          assert.equal(got(), '');
          assert.match(String(errors[0]), /^TypeError/);
        },
      ),
  },
  leavesNothing: {
    'nothing stays after clients that left in every way': () =>
      staged(echo, async ({ path }) => {
        let n = 0;
        await leavesNothing(200, async () => {
          const { socket } = await open(path);
          n += 1;
          socket.write('a\nhalf');
          if (n % 2 === 0) socket.destroy();
          else socket.end();
          await value(closed(socket.on('end', () => socket.destroy())));
        });
      }),
    'the file is removed': () =>
      staged(echo, async ({ path, close }) => {
        assert.ok(existsSync(path));
        await close();
        assert.ok(!existsSync(path));
      }),
    'the file of a successor is not removed, also by a second close': () =>
      staged(echo, async ({ path, close }) => {
        rmSync(path);
        const closeSuccessor = await value(serveUnixSocket(path, quiet));
        await value(close());
        await value(close());
        const { socket, got } = await open(path);
        socket.end('a\n');
        await value(once(socket, 'end'));
        assert.equal(got(), 'a\n');
        await closeSuccessor();
        assert.ok(!existsSync(path));
        await value(serveUnixSocket(path, quiet)).then((closeThird) => closeThird());
      }),
    'a thousand lines on one connection leave no listener': async () => {
      const before = process.listenerCount('warning');
      await staged(echo, async ({ path }) => {
        const { socket, got } = await open(path);
        socket.end('a\n'.repeat(1_000));
        await value(once(socket, 'end'));
        assert.equal(got().length, 2_000);
      });
      assert.equal(process.listenerCount('warning'), before);
    },
  },
  realms: {
    'a leave and a stale file are told in another realm': () =>
      inFolder(async (path) => {
        leaveBehind(path);
        const { serveUnixSocket: serve } = inOtherRealm<{ serveUnixSocket: typeof serveUnixSocket }>(
          'examples/serve-unix-socket/serve-unix-socket.ts',
        );
        let gone = 0;
        const close = await value(
          serve(path, {
            ...quiet,
            answer: (line) => delay(30, line.repeat(100_000)),
            onClientGone: () => (gone += 1),
          }),
        );
        const { socket } = await open(path);
        socket.write('a\n');
        await delay(10);
        socket.destroy();
        await eventually('it is told', () => gone === 1);
        await close();
      }),
  },
  limits: {
    'one line that is a byte too long is refused, also when its end comes with it': () =>
      staged(echo, async ({ path, errors }) => {
        await value(sendLineTooLong(connect(path)));
        assert.match(String(errors[0]), /^RangeError/);
      }),
    'a line that comes byte by byte takes no more memory than it should': () =>
      staged(echo, ({ path }) => sendByteByByte(connect(path))),
    'one line of 100 MB is refused, and not gathered': () =>
      staged(echo, async ({ path, errors }) => {
        await sendLongLine(connect(path), () => errors.length > 0);
        await eventually('it is told', () => errors.length === 1);
        assert.match(String(errors[0]), /^RangeError/);
      }),
    'many short lines in one piece': () =>
      staged(
        () => '',
        async ({ path }) => {
          const { socket, got } = await open(path);
          socket.end('\n'.repeat(50_000));
          await eventually('all answers', () => got().length === 50_000);
        },
      ),
  },
  keepsGoing: {
    'no descriptor left for accept: others are served on, and new ones afterwards': async () => {
      const said = await withFewDescriptors(`
        import { once } from 'node:events';
        import { connect } from 'node:net';
        import { mkdtempSync } from 'node:fs';
        import { serveUnixSocket } from 'examples/serve-unix-socket/serve-unix-socket.ts';
        const path = mkdtempSync('/tmp/socket-') + '/s';
        const close = await serveUnixSocket(path, {
          answer: (line) => 'hello ' + line,
          onClientGone: (error) => console.log('gone', error),
          onError: (error) => console.log(error.code),
        });
        const ask = async (socket, name) => {
          socket.write(name + '\\n');
          console.log(String(await once(socket, 'data')).trim());
        };
        const old = connect(path);
        await once(old, 'connect');
        const giveBack = exhaust(1);
        const refused = connect(path).on('error', () => {});
        await Promise.race([once(refused, 'close'), new Promise((done) => setTimeout(done, 200))]);
        await ask(old, 'old');
        giveBack();
        await ask(connect(path), 'fresh');
        await close();
        process.exit();
      `);
      assert.deepEqual(
        said.split('\n').filter((line) => line.startsWith('hello')),
        ['hello old', 'hello fresh'],
      );
    },
    'a client that fails does not disturb another': () =>
      staged(
        (line) => (line === 'bad' ? Promise.reject(new Error('bad')) : line),
        async ({ path }) => {
          const good = await open(path);
          const bad = await open(path);
          bad.socket.write('bad\n');
          await value(closed(bad.socket.on('end', () => bad.socket.destroy())));
          good.socket.write('good\n');
          await eventually('the answer', () => good.got() === 'good\n');
        },
      ),
  },
  tls: doesNotApply('No hay TLS en un socket Unix.', 'There is no TLS on a Unix socket.'),
};

export default contract;
