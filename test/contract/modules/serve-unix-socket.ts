/** Contract of `serveUnixSocket`. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  serveUnixSocket,
  type ControlHandlers,
} from '../../../examples/serve-unix-socket/serve-unix-socket.ts';
import { doesNotApply, type Contract } from '../contract.ts';
import { closed, coded, codeOf, eventually, leavesNothing, reason, value } from '../faults.ts';
import { withFewDescriptors } from '../few-descriptors.ts';
import { client, framing, sendLongLine } from '../parts/line-servers.ts';
import { inOtherRealm } from '../realm.ts';

interface Stage {
  readonly path: string;
  readonly gone: unknown[];
  readonly errors: unknown[];
  readonly close: () => Promise<void>;
}

async function inFolder(run: (path: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'socket-'));
  try {
    await run(join(folder, 's'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const staged = (
  answer: ControlHandlers['answer'],
  run: (stage: Stage) => Promise<void>,
  serve = serveUnixSocket,
): Promise<void> =>
  inFolder(async (path) => {
    const gone: unknown[] = [];
    const errors: unknown[] = [];
    const close = await serve(path, {
      answer,
      onClientGone: (error) => gone.push(error),
      onError: (error) => errors.push(error),
    });
    try {
      await run({ path, gone, errors, close });
    } finally {
      await value(close());
    }
  });

const open = (path: string): ReturnType<typeof client> => client(connect({ path, allowHalfOpen: true }));
const echo = (line: string): string => line;
const quiet: ControlHandlers = {
  answer: echo,
  onClientGone: () => undefined,
  onError: () => undefined,
};

/** Leaves a socket file behind on which nobody answers, as a killed server does. */
function leaveBehind(path: string): void {
  spawnSync(process.execPath, [
    '-e',
    `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`,
  ]);
  assert.ok(existsSync(path));
}

const contract: Contract = {
  settles: {
    'the file of a killed predecessor is replaced': () =>
      inFolder(async (path) => {
        leaveBehind(path);
        const close = await value(serveUnixSocket(path, quiet));
        await value(close());
        await value(close());
      }),
    'closing with clients that say nothing, read nothing, and wait for an answer': () =>
      staged(
        (line) => (line === 'wait' ? new Promise<string>(() => undefined) : line.repeat(1_000_000)),
        async ({ path, close }) => {
          const idle = await open(path);
          const deaf = await open(path);
          deaf.socket.pause();
          deaf.socket.write('long\n');
          const waiting = await open(path);
          waiting.socket.write('wait\n');
          await delay(50);
          await value(close());
          for (const { socket } of [idle, deaf, waiting]) socket.destroy();
        },
      ),
    'a path on which another server answers, an ordinary file, a missing folder, a name without a file': () =>
      staged(echo, async ({ path }) => {
        assert.equal(codeOf(await reason(serveUnixSocket(path, quiet))), 'EADDRINUSE');
        const file = `${path}-file`;
        writeFileSync(file, 'precious');
        assert.equal(codeOf(await reason(serveUnixSocket(file, quiet))), 'EADDRINUSE');
        assert.equal(readFileSync(file, 'utf8'), 'precious');
        assert.equal(codeOf(await reason(serveUnixSocket(`${path}-no/s`, quiet))), 'EACCES');
        if (process.platform !== 'linux') return;
        const name = `\0broken-pipe-contract-${process.pid}`;
        const close = await serveUnixSocket(name, quiet);
        assert.equal(codeOf(await reason(serveUnixSocket(name, quiet))), 'EADDRINUSE');
        await close();
      }),
    'a server whose queue is full is alive': () =>
      inFolder(async (path) => {
        const busy = createServer();
        busy.listen({ path, backlog: 1 });
        await once(busy, 'listening');
        // While this program does not return to its event loop, nobody is accepted, as in one that is held up.
        const child = spawnSync(process.execPath, ['-e', fillQueue(path)], { encoding: 'utf8' });
        assert.match(child.stdout, /EADDRINUSE/, child.stderr);
        assert.ok(existsSync(path));
        busy.close();
      }),
  },
  blame: {
    'an ECONNRESET or EPIPE of the answer itself is no leave': async () => {
      for (const code of ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'])
        await staged(
          () => Promise.reject(coded(code)),
          async ({ path, gone, errors }) => {
            const { socket } = await open(path);
            socket.write('a\n');
            await value(closed(socket.on('end', () => socket.destroy())));
            assert.deepEqual([gone.length, codeOf(errors[0])], [0, code]);
          },
        );
    },
    'an answer that throws at once, and one that is no text': async () => {
      for (const answer of [
        () => {
          throw new Error('mine');
        },
        () => undefined as unknown as string,
      ])
        await staged(answer, async ({ path, gone, errors }) => {
          const { socket } = await open(path);
          socket.write('a\n');
          await value(closed(socket.on('end', () => socket.destroy())));
          assert.deepEqual([gone.length, errors.length], [0, 1]);
        });
    },
    'a client that leaves before its answer is a leave': () => {
      let answerNow = (): void => undefined;
      return staged(
        () => new Promise((resolve) => (answerNow = () => resolve('late'.repeat(100_000)))),
        async ({ path, gone, errors }) => {
          const { socket } = await open(path);
          socket.write('a\n');
          await delay(20);
          socket.destroy();
          await closed(socket);
          answerNow();
          await eventually('it is told', () => gone.length === 1);
          assert.deepEqual(errors, []);
        },
      );
    },
    'handlers may be methods of an object': () =>
      inFolder(async (path) => {
        class Control implements ControlHandlers {
          readonly prefix = '>';
          answer(line: string): string {
            return this.prefix + line;
          }
          onClientGone(): void {
            assert.fail(this.prefix);
          }
          onError(error: unknown): void {
            assert.fail(`${this.prefix}${String(error)}`);
          }
        }
        const close = await serveUnixSocket(path, new Control());
        const { socket, got } = await open(path);
        socket.end('a\n');
        await value(once(socket, 'end'));
        assert.equal(got(), '>a\n');
        await close();
      }),
  },
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
    'one line of 100 MB is refused, and not gathered': () =>
      staged(echo, async ({ path, errors }) => {
        await sendLongLine(connect(path), () => errors.length > 0);
        await eventually('it is told', () => errors.length === 1);
        assert.match(String(errors[0]), /^RangeError/);
      }),
    'half a million short lines in one piece': () =>
      staged(
        () => '',
        async ({ path }) => {
          const { socket, got } = await open(path);
          socket.end('\n'.repeat(500_000));
          await eventually('all answers', () => got().length === 500_000);
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

const fillQueue = (path: string): string => `
  const { connect } = require('node:net');
  // Until connect says EAGAIN, which says that somebody listens.
  const more = () => connect(${JSON.stringify(path)}).on('connect', more).on('error', ({ code }) => {
    console.log('EADDRINUSE', code);
    process.exit();
  });
  more();
`;

export default contract;
