/** Contract of `endWhenReaderLeaves`: programs whose standard output really breaks. */
import assert from 'node:assert/strict';
import { doesNotApply, type Contract, type RuntimeFaults } from '../../contract.ts';
import { IN_A_TERMINAL_THAT_CLOSES, program } from '../../programs.ts';
import { inOtherRealm } from '../../realm.ts';

/** Prints until it is ended. */
const PRINT = `setInterval(() => process.stdout.write('x'.repeat(1000)), 1); process.on('SIGHUP', () => {});`;
const STATUS = 'echo "status $?" >&3';

const run = (code: string, pipeline: string): Promise<string[]> =>
  program('end-when-reader-leaves', code, pipeline);

export const runtimeFaults: RuntimeFaults = {
  bun: [
    {
      es: 'Bun termina con el código 1 si un listener de stdout lanza un error: uncaughtException no llega a emitirse.',
      en: 'Bun ends with exit code 1 if a listener of stdout throws: uncaughtException is never emitted.',
      checks: ['what cleans up is called once, also when it fails'],
    },
  ],
};

const contract: Contract = {
  settles: {
    'the reader leaves, and timers do not keep the program': async () => {
      const told = await run(`own.endWhenReaderLeaves();${PRINT}`, `{ "$@"; ${STATUS}; } | head -c 1`);
      assert.deepEqual(told, ['status 0']);
    },
    'the terminal is closed': async () => {
      const code = `own.endWhenReaderLeaves({ cleanUp: () => tell('cleaned') }); process.on('exit', (code) => tell('exit ' + code));${PRINT}`;
      assert.deepEqual(await run(code, IN_A_TERMINAL_THAT_CLOSES), ['cleaned', 'exit 0']);
    },
  },
  blame: {
    'a full disk is no reader that left': async () => {
      const told = await run(`own.endWhenReaderLeaves();${PRINT}`, `"$@" >/dev/full; ${STATUS}`);
      assert.deepEqual(told, ['uncaught ENOSPC', 'status 70']);
    },
    'an EIO of a disk is none either': async () => {
      const code = `own.endWhenReaderLeaves(); process.stdout.emit('error', Object.assign(new Error('disk'), { code: 'EIO' }));`;
      assert.deepEqual(await run(code, '"$@" >/dev/null'), ['uncaught EIO']);
    },
    'the broken pipe of a child is not its own': async () => {
      const code = `own.endWhenReaderLeaves();
        const { spawn } = await import('node:child_process');
        const child = spawn('true');
        child.stdin.on('error', (error) => { tell('child ' + error.code); });
        child.on('close', () => tell('lives'));
        child.stdin.write('x'.repeat(1_000_000));`;
      assert.deepEqual(await run(code, '"$@"'), ['child EPIPE', 'lives']);
    },
  },
  repeats: {
    'what cleans up is called once, also when it fails': async () => {
      const code = `process.removeAllListeners('uncaughtException');
        process.on('uncaughtException', (error) => { tell(error.message); setTimeout(() => process.exit(3), 50); });
        own.endWhenReaderLeaves({ cleanUp: () => { throw new Error('cleaning failed'); } });${PRINT}`;
      const told = await run(code, `{ "$@"; ${STATUS}; } | true`);
      assert.deepEqual(told, ['cleaning failed', 'status 3']);
    },
  },
  leavesNothing: {
    'what it returns takes the listener away': async () => {
      const code = `const before = process.stdout.listenerCount('error');
        for (let n = 0; n < 100; n += 1) own.endWhenReaderLeaves()();
        tell(String(process.stdout.listenerCount('error') - before));`;
      assert.deepEqual(await run(code, '"$@"'), ['0']);
    },
  },
  realms: {
    'it listens in another realm': () => {
      const other = inOtherRealm<{ endWhenReaderLeaves: () => () => void }>(
        'examples/end-when-reader-leaves/end-when-reader-leaves.ts',
      );
      const before = process.stdout.listenerCount('error');
      const off = other.endWhenReaderLeaves();
      assert.equal(process.stdout.listenerCount('error'), before + 1);
      off();
      assert.equal(process.stdout.listenerCount('error'), before);
      return Promise.resolve();
    },
  },
  limits: {
    'a standard output that was closed from the start is no error': async () => {
      const code = `own.endWhenReaderLeaves(); process.stdout.write('x', () => tell('written'));`;
      assert.deepEqual(await run(code, `"$@" >&-; ${STATUS}`), ['written', 'status 0']);
    },
  },
  keepsGoing: doesNotApply(
    'El programa termina: es su cometido.',
    'The program ends: that is what it is for.',
  ),
  tls: doesNotApply('No abre conexiones.', 'It opens no connection.'),
};

export default contract;
