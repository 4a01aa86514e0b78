/** Contract of `endWithParent`: servers on standard input and output that really lose their client. */
import assert from 'node:assert/strict';
import { doesNotApply, type Contract, type RuntimeFaults } from '../../contract.ts';
import { IN_A_TERMINAL_THAT_CLOSES, program } from '../../programs.ts';
import { inOtherRealm } from '../../realm.ts';

/** A server that would live on for ever. */
const SERVE = `own.endWithParent({ cleanUp: (gone) => tell(gone) });
  process.on('exit', (code) => tell('exit ' + code)); process.on('SIGHUP', () => {});
  setInterval(() => {}, 1000); process.stdin.resume();`;
const WRITE = `setInterval(() => process.stdout.write('x'.repeat(1000)), 1);`;
const INPUT_ENDED = ['the input ended', 'exit 0'];

const run = (code: string, pipeline: string): Promise<string[]> => program('end-with-parent', code, pipeline);

export const runtimeFaults: RuntimeFaults = {
  bun: [
    {
      es: 'Bun termina sin haber entregado todo lo que se escribió en un pipe justo antes de process.exit().',
      en: 'Bun ends before all that was written to a pipe just before process.exit() has left.',
      checks: ['answers that were printed last arrive'],
    },
  ],
  deno: [
    {
      es: 'En Deno, process.stdin no emite close cuando termina la entrada: el programa que lo espera acaba sin más.',
      en: 'In Deno, process.stdin emits no close when the input ends: a program that waits for it simply ends.',
      checks: ['the input had ended before the call'],
    },
  ],
};

const contract: Contract = {
  settles: {
    'the input ends': async () => assert.deepEqual(await run(SERVE, '"$@" </dev/null'), INPUT_ENDED),
    'the input had ended before the call': async () => {
      const code = `process.stdin.resume(); await new Promise((resolve) => process.stdin.on('close', resolve)); ${SERVE}`;
      assert.deepEqual(await run(code, 'true | "$@"'), INPUT_ENDED);
    },
    'the input was closed from the start': async () =>
      assert.deepEqual(await run(SERVE, '"$@" <&-'), INPUT_ENDED),
    'the output has no reader, while the input is open': async () =>
      assert.deepEqual(await run(SERVE + WRITE, '"$@" | true'), ['the output has no reader', 'exit 0']),
    'a clean-up that never settles, also with a limit that is no number': async () => {
      const codes = [20, Number.NaN].map((graceMs) =>
        run(
          `own.endWithParent({ cleanUp: () => new Promise(() => {}), graceMs: ${graceMs} });
           process.on('exit', (code) => tell('exit ' + code)); process.stdin.resume();`,
          'true | "$@"',
        ),
      );
      assert.deepEqual(await Promise.all(codes), [['exit 1'], ['exit 1']]);
    },
    'the terminal is closed': async () => {
      const told = await run(SERVE + WRITE, IN_A_TERMINAL_THAT_CLOSES);
      assert.equal(told.length, 2);
      assert.equal(told[1], 'exit 0');
    },
  },
  blame: {
    'a full disk is no client that has gone': async () => {
      const told = await run(SERVE + WRITE, '"$@" >/dev/full');
      assert.deepEqual(told, ['uncaught ENOSPC', 'exit 70']);
    },
    'a clean-up that fails is told by the status': async () => {
      for (const fails of ['() => { throw new Error("no"); }', '() => Promise.reject(new Error("no"))']) {
        const code = `own.endWithParent({ cleanUp: ${fails} }); process.on('exit', (code) => tell('exit ' + code)); process.stdin.resume();`;
        assert.deepEqual(await run(code, 'true | "$@"'), ['exit 1']);
      }
    },
  },
  repeats: {
    'what cleans up is called once, though both signs come': async () =>
      assert.equal((await run(SERVE + WRITE, 'true | "$@" | true')).length, 2),
  },
  leavesNothing: {
    'what it returns takes the listeners away': async () => {
      const code = `const count = () => ['end', 'close', 'error'].map((name) => process.stdin.listenerCount(name) + process.stdout.listenerCount(name)).join();
        const before = count();
        for (let n = 0; n < 50; n += 1) own.endWithParent()();
        tell(count() === before ? 'as before' : count());
        process.exit();`;
      assert.deepEqual(await run(code, '"$@"'), ['as before']);
    },
    'answers that were printed last arrive': async () => {
      const code = `own.endWithParent({ cleanUp: () => { process.stdout.write('x'.repeat(1_000_000)); } }); process.stdin.resume();`;
      assert.deepEqual(await run(code, 'true | "$@" | wc -c >&3'), ['1000000']);
    },
  },
  realms: {
    'it listens in another realm': () => {
      const other = inOtherRealm<{ endWithParent: () => () => void }>(
        'examples/end-with-parent/end-with-parent.ts',
      );
      const before = process.stdout.listenerCount('error');
      const off = other.endWithParent();
      assert.equal(process.stdout.listenerCount('error'), before + 1);
      off();
      assert.equal(process.stdout.listenerCount('error'), before);
      return Promise.resolve();
    },
  },
  limits: {
    'an output that was closed from the start': async () =>
      assert.deepEqual(await run(SERVE, 'true | "$@" >&- 2>&-'), INPUT_ENDED),
    'a limit longer than a timer can be': async () => {
      const code = `own.endWithParent({ graceMs: Infinity, cleanUp: () => new Promise((resolve) => setTimeout(resolve, 50)) });
        process.on('exit', (code) => tell('exit ' + code)); process.stdin.resume();`;
      assert.deepEqual(await run(code, 'true | "$@"'), ['exit 0']);
    },
  },
  keepsGoing: doesNotApply(
    'El servidor termina: es su cometido.',
    'The server ends: that is what it is for.',
  ),
  tls: doesNotApply('No abre conexiones.', 'It opens no connection.'),
};

export default contract;
