/** Contract of the faults that `break-on-purpose` makes. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import * as faults from '../../../../examples/break-on-purpose/break-on-purpose.ts';
import { doesNotApply, type Contract, met, type RuntimeFaults } from '../../contract.ts';
import { codeOf, eventually, leavesNothing, reason, uncaughtOf, value } from '../../faults.ts';
import { program } from '../../programs.ts';
import { inOtherRealm } from '../../realm.ts';
import { DENO_PANICS } from '../../runtime-faults.ts';

const {
  cutsTheAnswerShort,
  hangsUp,
  nextWriteFails,
  peerHasClosed,
  peerResets,
  portThatRefuses,
  withBrokenStdout,
} = faults;

/** Code of the error that the next write of a socket brings. */
async function writeFailure({ socket, close }: faults.Broken): Promise<unknown> {
  const failed = value(once(socket, 'error')) as Promise<[Error]>;
  socket.write('x');
  const [error] = await failed;
  await value(close());
  return codeOf(error);
}

export const runtimeFaults: RuntimeFaults = {
  bun: [
    {
      es: 'Sin descriptores para accept, Bun no da ningún error: gira sin pausa, y lo demás deja de avanzar.',
      en: 'With no descriptor for accept, Bun reports no error: it spins without a pause, and nothing else moves on.',
      checks: [
        'no server stays when it cannot accept',
        'no descriptor left is an error, with any number of them free',
      ],
    },
  ],
  deno: [
    met(
      DENO_PANICS,
      'no server stays when it cannot accept',
      'no descriptor left is an error, with any number of them free',
    ),
  ],
};

const contract: Contract = {
  settles: {
    'a connection is closed while its error is still to come': async () => {
      for (const make of [peerHasClosed, nextWriteFails, peerResets]) {
        const { socket, close } = await value(make());
        const failed: unknown[] = [];
        socket.on('error', (error) => failed.push(error));
        socket.resume().write('x');
        await value(close());
      }
    },
    'closing twice': async () => {
      const broken = await value(nextWriteFails());
      await value(broken.close());
      await value(broken.close());
      const server = await value(hangsUp());
      await value(server.close());
      await value(server.close());
    },
    'a server is closed while clients hold on': async () => {
      for (const make of [hangsUp, cutsTheAnswerShort]) {
        const { port, close } = await value(make());
        const clients = Array.from({ length: 5 }, () =>
          fetch(`http://127.0.0.1:${port}`).then((it) => it.text()),
        );
        const ends = value(Promise.allSettled(clients));
        await value(close());
        assert.ok((await ends).every(({ status }) => status === 'rejected'));
      }
    },
    'a program that ends at once': async () => {
      const child = await value(withBrokenStdout('true', []));
      if (child.exitCode === null) await value(once(child, 'exit'));
    },
  },
  blame: {
    'each fault is the one that its name says': async () => {
      assert.equal(await writeFailure(await nextWriteFails()), 'EPIPE');
      const reset = await peerResets();
      const [error] = (await value(once(reset.socket.resume(), 'error'))) as [Error];
      assert.equal(codeOf(error), 'ECONNRESET');
      await value(reset.close());
      const refused = connect(await portThatRefuses(), '127.0.0.1');
      const [why] = (await value(once(refused, 'error'))) as [Error];
      assert.equal(codeOf(why), 'ECONNREFUSED');
    },
    'the socket comes without listeners of ours': async () => {
      for (const make of [peerHasClosed, nextWriteFails, peerResets]) {
        const { socket, close } = await make();
        assert.equal(socket.listenerCount('error'), 0);
        await value(close());
      }
    },
    'the output of a program is broken before it writes': async () => {
      const child = await value(withBrokenStdout('sh', ['-c', 'cat; echo hello; echo "status $?" >&2']));
      const told = await value(text(child.stderr as NodeJS.ReadableStream));
      // A shell that is told of the failed write, or that the signal has ended.
      assert.match(told, /^$|[Bb]roken pipe|status 1/u);
    },
    'the error of a program that cannot be started': async () => {
      assert.equal(codeOf(await reason(withBrokenStdout('/no/such/program', []))), 'ENOENT');
      assert.equal(codeOf(await reason(withBrokenStdout('/', []))), 'EACCES');
      assert.equal(codeOf(await reason(withBrokenStdout('cat', ['x'.repeat(300_000)]))), 'E2BIG');
    },
  },
  repeats: doesNotApply('No transmite ningún mensaje.', 'It carries no messages.'),
  leavesNothing: {
    'nothing stays of any of them': () =>
      leavesNothing(20, async () => {
        for (const make of [peerHasClosed, nextWriteFails, peerResets]) await value((await make()).close());
        await value((await hangsUp()).close());
        await value(portThatRefuses());
        const child = await value(withBrokenStdout('true', []));
        if (child.exitCode === null) await value(once(child, 'exit'));
      }),
    'nothing is uncaught when a program cannot be started': async () =>
      assert.deepEqual(
        await uncaughtOf(async () => {
          await reason(withBrokenStdout('/no/such/program', []));
        }),
        [],
      ),
    'no server stays when it cannot accept': async () => {
      const told = await program(
        'break-on-purpose',
        `await (await own.nextWriteFails()).close();
         const taken = takeAllDescriptors();
         const ends = [];
         for (let free = 0; free < 5; free += 1) {
           ends.push(await ending(own.nextWriteFails().then(({ close }) => close())));
           closeSync(taken.pop());
         }
         tell(ends.every((end) => end === 'resolved undefined' || end === 'EMFILE' || end === 'ABORT_ERR') ? 'settled' : ends.join());
         process.on('exit', () => tell('ends by itself'));`,
        'ulimit -n 60; "$@"',
      );
      assert.deepEqual(told, ['settled', 'ends by itself']);
    },
  },
  realms: {
    'the faults are made in another realm': async () => {
      const other = inOtherRealm<typeof faults>('examples/break-on-purpose/break-on-purpose.ts');
      assert.equal(await writeFailure(await value(other.nextWriteFails())), 'EPIPE');
      assert.equal(codeOf(await reason(other.withBrokenStdout('/no/such', []))), 'ENOENT');
    },
  },
  limits: {
    'no descriptor left is an error, with any number of them free': async () => {
      const told = await program(
        'break-on-purpose',
        `await (await own.nextWriteFails()).close();
         const taken = takeAllDescriptors();
         for (let free = 0; free < 12; free += 1) {
           for (const make of [own.peerHasClosed, own.peerResets, own.hangsUp])
             tell(await ending(make().then(({ close }) => close())));
           tell((await ending(own.withBrokenStdout('true', []))).slice(0, 8));
           closeSync(taken.pop());
         }
         process.exit();`,
        'ulimit -n 60; "$@"',
      );
      assert.equal(told.length, 48);
      const seen = new Set(told);
      for (const one of ['ABORT_ERR', 'EMFILE', 'resolved', 'resolved undefined']) seen.delete(one);
      assert.deepEqual([...seen], []);
    },
    'a client that sends 100 MB to a server that hangs up': async () => {
      const { port, close } = await hangsUp();
      const body = Buffer.alloc(100 * 2 ** 20);
      await reason(fetch(`http://127.0.0.1:${port}`, { method: 'POST', body }));
      await value(close());
    },
  },
  keepsGoing: {
    'a server misbehaves again and again': async () => {
      const { port, close } = await hangsUp();
      for (let n = 0; n < 5; n += 1) await reason(fetch(`http://127.0.0.1:${port}`));
      await value(close());
    },
    'another fault is made after one that could not': async () => {
      await reason(withBrokenStdout('/no/such/program', []));
      const child = await value(withBrokenStdout('true', []));
      await eventually('it ends', () => child.exitCode !== null);
    },
  },
  tls: doesNotApply(
    'Las conexiones que rompe son TCP sin cifrar.',
    'The connections that it breaks are plain TCP.',
  ),
};

export default contract;
