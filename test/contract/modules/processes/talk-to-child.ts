/** Contract of `openChannel`. */
import assert from 'node:assert/strict';
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, getEventListeners, once } from 'node:events';
import { text } from 'node:stream/consumers';
import { openChannel } from '../../../../examples/talk-to-child/talk-to-child.ts';
import { doesNotApply, type Contract, type RuntimeFaults } from '../../contract.ts';
import { eventually, reason, uncaughtOf, value, warningsOf } from '../../faults.ts';
import { program } from '../../programs.ts';
import { foreignSignal } from '../../parts/foreign-signals.ts';
import { closes, isGone, saysGone } from '../../parts/talk-to-child.ts';
import { inOtherRealm } from '../../realm.ts';

const CHILD = new URL('../../talking-child.ts', import.meta.url);
const MODULE = 'examples/talk-to-child/talk-to-child.ts';

/** Runs something with a child that answers what it is asked, and ends the child. */
async function withChild(run: (child: ChildProcess) => Promise<void>, env = {}): Promise<void> {
  const child = fork(CHILD, [], { execArgv: ['--import', 'tsx'], env: { ...process.env, ...env } });
  const exited = once(child, 'exit');
  try {
    await run(child);
  } finally {
    child.kill('SIGKILL');
    await value(exited);
  }
}

export const runtimeFaults: RuntimeFaults = {
  node: [
    {
      es: 'Node.js vuelve a unir un mensaje largo con cada trozo que llega: el tiempo crece con el cuadrado de su longitud.',
      en: 'Node.js joins a long message anew for each piece that arrives: the time grows with the square of its length.',
      checks: ['a message of 4 MB, there and back'],
    },
  ],
};

const contract: Contract = {
  settles: {
    ...closes,
    'a child that had gone before': () =>
      withChild(async (child) => {
        child.kill('SIGKILL');
        await value(once(child, 'exit'));
        await saysGone(openChannel(child));
      }),
    'a child that is killed while it is asked': () =>
      withChild(async (child) => {
        const channel = openChannel(child);
        await value(channel.ask('one'));
        const answer = reason(channel.ask('never'));
        child.kill('SIGKILL');
        assert.ok(isGone(await answer));
        await saysGone(channel);
      }),
    'a child that cannot be started': async () => {
      const child = fork(CHILD, [], { execPath: '/no/such/program' });
      child.on('error', () => undefined);
      await saysGone(openChannel(child));
    },
    'a channel that was closed': () =>
      withChild(async (child) => {
        const channel = openChannel(child);
        await value(channel.ask('one'));
        const asked = reason(channel.ask('never'));
        channel.close();
        assert.ok(isGone(await asked));
        await saysGone(channel);
      }),
    'an abort before the call, while the other opens, and while it answers': () =>
      withChild(async (child) => {
        const channel = openChannel(child);
        const enough = new Error('enough');
        assert.equal(await reason(channel.ask('one', AbortSignal.abort(enough))), enough);
        for (const question of ['one', 'never']) {
          const stop = new AbortController();
          const asked = reason(channel.ask(question, stop.signal));
          setImmediate(() => stop.abort(enough));
          assert.equal(await asked, enough);
          await value(channel.ask('opened'));
        }
      }),
  },
  blame: {
    'two channels between the same processes get their own answers': () =>
      withChild(
        async (child) => {
          const [first, second] = [
            openChannel(child, undefined, 'first'),
            openChannel(child, undefined, 'second'),
          ];
          const asked = Array.from({ length: 50 }, (_, n) => [first.ask(n), second.ask(n)]).flat();
          assert.deepEqual(
            await value(Promise.all(asked)),
            Array.from({ length: 50 }, (_, n) => [`first ${n}`, `second ${n}`]).flat(),
          );
        },
        { CHANNELS: 'first second' },
      ),
    'a channel without a listener does not answer for one that has': () =>
      withChild(
        async (child) => {
          const channel = openChannel(child, undefined, 'shared');
          for (const question of ['one', 'two'])
            assert.equal(await value(channel.ask(question)), `shared ${question}`);
        },
        { DEAF: 'shared', CHANNELS: 'shared' },
      ),
    'a question that nobody listens to is refused, and is no answer': () =>
      withChild(
        async (child) => {
          const channel = openChannel(child, undefined, 'empty');
          assert.equal(((await reason(channel.ask('one'))) as Error).name, 'NobodyListens');
          assert.equal(await value(channel.send('dropped')), true);
          // Those of another name do not count.
          assert.equal(await value(openChannel(child, undefined, 'other').ask('on')), 'other on');
        },
        { DEAF: 'empty empty', CHANNELS: 'other' },
      ),
    'a message that cannot be sent is no sign that the child has gone': () =>
      withChild(async (child) => {
        const channel = openChannel(child);
        assert.match(((await reason(channel.ask(1n))) as Error).message, /serialize/u);
        assert.equal(await value(channel.ask('still there')), 'still there');
      }),
    'messages of the program itself are neither questions nor answers': () =>
      withChild(async (child) => {
        const heard: unknown[] = [];
        const channel = openChannel(child, (body) => heard.push(body));
        assert.deepEqual(await value(channel.ask('send your own')), []);
        assert.deepEqual(heard, []);
      }),
    'an error of its own is thrown, unless somebody else listens': () => {
      const target = new EventEmitter();
      openChannel(target, undefined, 'first');
      openChannel(target, undefined, 'second');
      const foreign = Object.assign(new Error('no'), { code: 'ENOENT' });
      assert.throws(() => target.emit('error', foreign), foreign);
      target.once('error', () => undefined);
      assert.doesNotThrow(() => target.emit('error', foreign));
      assert.doesNotThrow(() => target.emit('error', Object.assign(new Error('gone'), { code: 'EPIPE' })));
      return Promise.resolve();
    },
  },
  repeats: {
    'each question is heard once': () =>
      withChild(async (child) => {
        const channel = openChannel(child);
        for (let n = 1; n <= 20; n += 1) assert.equal(await value(channel.ask('count')), n);
      }),
    'what waits for the other to open is posted once, and before what is sent next': async () => {
      // The other end in `sh`: it opens and speaks twice in a single write, and prints what it is sent.
      const said = [
        { talk: 'hello' },
        { talk: 'message', body: 'ready' },
        { talk: 'message', body: 'ready' },
      ];
      const lines = said
        .map((envelope) => `${JSON.stringify({ channel: '', id: '', ...envelope })}\n`)
        .join('');
      const child = spawn(
        'sh',
        ['-c', `printf %s "$0" >&3; while read -r line <&3; do echo "$line"; done`, lines],
        {
          stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
        },
      );
      const printed = text(child.stdout!);
      const channel = openChannel(child, () => void channel.send('answer to ready'));
      const stop = new AbortController();
      const sent = ['one', 'two', 'three'].map((body) => channel.send(body));
      const calledOff = reason(channel.send('called off', stop.signal));
      stop.abort(new Error('enough'));
      await calledOff;
      assert.deepEqual(await value(Promise.all(sent)), [true, true, true]);
      assert.equal(await value(channel.send('last')), true);
      child.disconnect();
      const bodies = (await value(printed))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { talk: string; body: unknown });
      assert.deepEqual(
        bodies.filter(({ talk }) => talk === 'message').map(({ body }) => body),
        ['one', 'two', 'three', 'answer to ready', 'answer to ready', 'last'],
      );
    },
  },
  leavesNothing: {
    'no listener stays': () =>
      withChild((child) => {
        const count = (): number[] =>
          ['message', 'disconnect', 'error'].map((name) => child.listenerCount(name));
        const before = count();
        for (let n = 0; n < 30; n += 1) openChannel(child).close();
        assert.deepEqual(count(), before);
        return Promise.resolve();
      }),
    'a signal shared by hundreds causes no warning, and keeps no listener': () =>
      withChild(async (child) => {
        const channel = openChannel(child);
        const { signal } = new AbortController();
        const warnings = await warningsOf(async () => {
          const asked = Array.from({ length: 200 }, (_, n) => channel.ask(n, signal));
          await value(Promise.all(asked));
        });
        assert.deepEqual(warnings, []);
        assert.equal(getEventListeners(signal, 'abort').length, 0);
      }),
    'what waits in vain for a child that never opens is let go': async () => {
      const told = await program(
        'talk-to-child',
        `const { fork } = await import('node:child_process');
         const { writeFileSync } = await import('node:fs');
         const child = fork('-e', ['setInterval(() => {}, 1000); process.on("message", () => {})'], { execArgv: [] });
         child.on('error', () => {});
         const channel = own.openChannel(child);
         const round = async (times) => {
           for (let n = 0; n < times; n += 1) {
             const stop = new AbortController();
             const sent = channel.send('x'.repeat(1000) + n, stop.signal).catch(() => {});
             stop.abort();
             await sent;
           }
           gc();
           return process.memoryUsage().heapUsed;
         };
         await round(500);
         const before = await round(500);
         const after = await round(3000);
         tell(after - before < 1_000_000 ? 'flat' : 'grew by ' + (after - before));
         child.kill('SIGKILL');
         process.exit();`,
        'NODE_OPTIONS=--expose-gc "$@"',
      );
      assert.deepEqual(told, ['flat']);
    },
    'nothing is uncaught when the child goes': async () =>
      assert.deepEqual(
        await uncaughtOf(() =>
          withChild(async (child) => {
            const channel = openChannel(child);
            await value(channel.ask('one'));
            const works = Array.from({ length: 20 }, (_, n) => channel.send(n).catch(() => false));
            child.kill('SIGKILL');
            await value(Promise.all(works));
          }),
        ),
        [],
      ),
  },
  realms: {
    ...foreignSignal((signal) =>
      withChild((child) =>
        openChannel(child)
          .ask('never', signal)
          .then(() => undefined),
      ),
    ),
    'a child that has gone is told in another realm': () =>
      withChild(async (child) => {
        const other = inOtherRealm<{ openChannel: typeof openChannel }>(MODULE).openChannel(child);
        assert.equal(await value(other.ask('one')), 'one');
        child.disconnect();
        await eventually('it is gone', () => !child.connected);
        await saysGone(other);
      }),
  },
  limits: {
    // Node.js joins the pieces of a long message again for each that comes: much longer ones take it minutes.
    'a message of 4 MB, there and back': () =>
      withChild(async (child) => {
        const long = 'x'.repeat(4 * 2 ** 20);
        assert.equal(await value(openChannel(child).ask(long)), long);
      }),
    'a thousand questions at once': () =>
      withChild(async (child) => {
        const channel = openChannel(child);
        const asked = Array.from({ length: 1000 }, (_, n) => n);
        assert.deepEqual(await value(Promise.all(asked.map((n) => channel.ask(n)))), asked);
      }),
  },
  keepsGoing: {
    'the channel serves on after what failed': () =>
      withChild(async (child) => {
        const channel = openChannel(child);
        await reason(channel.ask(1n));
        await reason(channel.ask('never', AbortSignal.timeout(20)));
        assert.equal(await value(channel.ask('on')), 'on');
      }),
  },
  tls: doesNotApply('No abre conexiones.', 'It opens no connection.'),
};

export default contract;
