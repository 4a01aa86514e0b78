/** Contract of `surviveDeadOutput`: programs whose outputs really break. */
import assert from 'node:assert/strict';
import { doesNotApply, type Contract, type RuntimeFaults } from '../../contract.ts';
import { IN_A_TERMINAL_THAT_CLOSES, program } from '../../programs.ts';
import { inOtherRealm } from '../../realm.ts';

/** Logs a hundred times to both outputs, as a service does. */
const LOG = `let n = 0; process.on('SIGHUP', () => {});
  const timer = setInterval(() => {
    process.stdout.write('x'.repeat(10_000)); process.stderr.write('y');
    if ((n += 1) === 100) { clearInterval(timer); tell('lived on'); process.exit(0); }
  }, 1);`;
const SURVIVE = `own.surviveDeadOutput((output, error) => tell(output + ' ' + error.code));`;
const STATUS = 'echo "status $?" >&3';

const run = (code: string, pipeline: string): Promise<string[]> =>
  program('survive-dead-stdout', code, pipeline);

export const runtimeFaults: RuntimeFaults = {
  deno: [
    {
      es: 'Deno llama EPIPE al EIO de un terminal cerrado.',
      en: 'Deno calls the EIO of a closed terminal EPIPE.',
      checks: ['a terminal that is closed'],
    },
  ],
};

const contract: Contract = {
  settles: doesNotApply('No espera nada.', 'It waits for nothing.'),
  blame: {
    'each output that has lost its reader is told, with its error': async () => {
      const told = await run(SURVIVE + LOG, '"$@" 2>&1 | true');
      assert.deepEqual(told.sort(), ['lived on', 'stderr EPIPE', 'stdout EPIPE']);
    },
    'only the one that has lost it': async () =>
      assert.deepEqual(await run(SURVIVE + LOG, '"$@" | true'), ['stdout EPIPE', 'lived on']),
    'a full disk is no reader that left': async () =>
      assert.deepEqual(await run(SURVIVE + LOG, `"$@" >/dev/full; ${STATUS}`), [
        'uncaught ENOSPC',
        'status 70',
      ]),
    'an EIO of a disk is no closed terminal': async () => {
      const code = `${SURVIVE} process.stdout.emit('error', Object.assign(new Error('disk'), { code: 'EIO' }));`;
      assert.deepEqual(await run(code, '"$@" >/dev/null'), ['uncaught EIO']);
    },
  },
  repeats: {
    'each death is told once, however often is written': async () => {
      const told = await run(SURVIVE + LOG, '"$@" 2>&1 | true');
      assert.equal(told.filter((line) => line.startsWith('stdout')).length, 1);
    },
  },
  leavesNothing: {
    'what it returns takes the listeners away': async () => {
      const code = `const count = () => process.stdout.listenerCount('error') + process.stderr.listenerCount('error');
        const before = count();
        for (let n = 0; n < 100; n += 1) own.surviveDeadOutput()();
        tell(String(count() - before));`;
      assert.deepEqual(await run(code, '"$@"'), ['0']);
    },
  },
  realms: {
    'it listens in another realm': () => {
      const other = inOtherRealm<{ surviveDeadOutput: () => () => void }>(
        'examples/survive-dead-stdout/survive-dead-stdout.ts',
      );
      const before = process.stderr.listenerCount('error');
      const off = other.surviveDeadOutput();
      assert.equal(process.stderr.listenerCount('error'), before + 1);
      off();
      assert.equal(process.stderr.listenerCount('error'), before);
      return Promise.resolve();
    },
  },
  limits: {
    'a terminal that is closed': async () => {
      const told = await run(SURVIVE + LOG, IN_A_TERMINAL_THAT_CLOSES);
      assert.deepEqual(told.sort(), ['lived on', 'stderr EIO', 'stdout EIO']);
    },
    'outputs that were closed from the start': async () =>
      assert.deepEqual(await run(SURVIVE + LOG, '"$@" >&- 2>&-'), ['lived on']),
  },
  keepsGoing: {
    'the other output is still written to': async () => {
      const code = `${SURVIVE} process.stdout.write('x'.repeat(100_000)); setTimeout(() => { process.stdout.write('x'); process.stderr.write('still here'); }, 50);`;
      const told = await run(code, '"$@" 2>&3 | true');
      assert.equal(told.at(-1), 'still here');
    },
  },
  tls: doesNotApply('No abre conexiones.', 'It opens no connection.'),
};

export default contract;
