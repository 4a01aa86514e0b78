/** Contract of `runPipeline`. */
import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPipeline } from '../../../../examples/run-pipeline/run-pipeline.ts';
import { doesNotApply, met, type Contract, type RuntimeFaults } from '../../contract.ts';
import { abortedSoon, codeOf, eventually, leavesNothing, reason, value, warningsOf } from '../../faults.ts';
import { isAlive, program } from '../../programs.ts';
import { foreignSignal } from '../../parts/foreign-signals.ts';
import { inOtherRealm } from '../../realm.ts';
import { LOSES_A_DESCRIPTOR } from '../../runtime-faults.ts';

const TOO_LONG = 'x'.repeat(300_000);
const DEAF = ['sh', '-c', `trap '' TERM INT; while :; do sleep 0.05; done`] as const;

/** Message of what a pipeline rejects with when it is aborted once its commands run. */
const aborted = (commands: readonly (readonly [string, ...string[]])[], options = {}): Promise<string> =>
  abortedSoon((signal) => runPipeline(commands, { ...options, signal }));

export const runtimeFaults: RuntimeFaults = {
  node: [met(LOSES_A_DESCRIPTOR, 'no descriptor left is EMFILE, with any number of them free')],
};

const contract: Contract = {
  settles: {
    'an abort before the call starts nothing': async () => {
      const signal = AbortSignal.abort(new Error('enough'));
      assert.equal(((await reason(runPipeline([['true']], { signal }))) as Error).message, 'enough');
    },
    'an abort while commands wait for each other': async () =>
      assert.equal(await aborted([['sleep', '60'], ['cat'], ['cat']]), 'enough'),
    'commands that ignore SIGTERM are killed': async () =>
      assert.equal(await aborted([DEAF, DEAF], { forceKillAfterMs: 50 }), 'enough'),
    'a grandchild that holds the pipes open': async () =>
      assert.equal(
        await aborted([['sh', '-c', 'sleep 15 & wait'], ['cat']], { forceKillAfterMs: 50 }),
        'enough',
      ),
    'a command that closes its input at once and lives on': async () => {
      const { commands } = await value(runPipeline([['yes'], ['sh', '-c', 'exec <&-; sleep 0.1']]));
      assert.equal(commands[0]?.readerLeft, true);
    },
    'a command that may not be killed is left alone': async () => {
      // Only root can give up the right to kill its own children.
      if (process.getuid?.() !== 0) return;
      const told = await program(
        'run-pipeline',
        `const work = own.runPipeline([['sleep', '5']], { signal: AbortSignal.timeout(300), forceKillAfterMs: 50 });
         process.setuid(65534);
         tell(await ending(work).then((end) => String(end)));`,
      );
      // 23 is the legacy code of a TimeoutError.
      assert.deepEqual(told, ['23']);
    },
  },
  blame: {
    'a status is told for each command, and is no error': async () => {
      const { commands } = await value(runPipeline([['sh', '-c', 'echo no >&2; exit 3'], ['cat']]));
      assert.deepEqual(commands, [
        { code: 3, signal: null, stderr: 'no\n', readerLeft: false },
        { code: 0, signal: null, stderr: '', readerLeft: false },
      ]);
    },
    'a reader that leaves is no failure of the writer': async () => {
      const { stdout, commands } = await value(runPipeline([['yes'], ['head', '-n', '1']]));
      assert.equal(stdout, 'y\n');
      assert.deepEqual(
        commands.map(({ readerLeft }) => readerLeft),
        [true, false],
      );
    },
    'a signal that kills one is told': async () => {
      const { commands } = await value(runPipeline([['sh', '-c', 'kill -9 $$'], ['cat']]));
      assert.equal(commands[0]?.signal, 'SIGKILL');
    },
    'a signal that the system does not have is refused, and nothing is started': async () => {
      const told = await program(
        'run-pipeline',
        `const options = { signal: AbortSignal.timeout(50), killSignal: 'SIGINFO' };
         tell(await ending(own.runPipeline([['sleep', '60']], options)));`,
      );
      assert.deepEqual(told, ['TypeError']);
    },
    'a missing program is ENOENT wherever it stands': async () => {
      const missing = ['/no/such/program'] as const;
      for (const commands of [[missing], [missing, ['cat']], [['yes'], missing], [['yes'], missing, ['cat']]])
        assert.equal(codeOf(await reason(runPipeline(commands as [string][]))), 'ENOENT');
    },
  },
  repeats: doesNotApply('Cada comando se ejecuta una vez.', 'Each command is run once.'),
  leavesNothing: {
    'the others end when one cannot be started': async () => {
      for (const [code, last] of [
        ['ENOENT', ['/no/such/program']],
        ['E2BIG', ['cat', TOO_LONG]],
      ] as const) {
        const before = process.getActiveResourcesInfo().length;
        const error = await reason(runPipeline([['sleep', '60'], ['cat'], last]));
        assert.equal(codeOf(error), code);
        await eventually('the sleep has gone', () => process.getActiveResourcesInfo().length <= before);
      }
    },
    'every command has ended when it rejects': async () => {
      const folder = await mkdtemp(join(tmpdir(), 'ended-'));
      const file = join(folder, 'pid');
      const stop = new AbortController();
      const work = runPipeline([['sh', '-c', `echo $$ > ${file}; exec sleep 60`]], { signal: stop.signal });
      const pid = (): number => (existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0);
      await eventually('it runs', () => pid() > 0);
      stop.abort(new Error('enough'));
      await reason(work);
      assert.equal(isAlive(pid()), false);
      await rm(folder, { recursive: true });
    },
    'nothing stays after many': () =>
      leavesNothing(40, async () => {
        await value(runPipeline([['yes'], ['head', '-n', '1']]));
      }),
    'a signal shared by many causes no warning, and keeps no listener': async () => {
      const { signal } = new AbortController();
      const warnings = await warningsOf(async () => {
        await Promise.all(Array.from({ length: 30 }, () => value(runPipeline([['true']], { signal }))));
      });
      assert.deepEqual(warnings, []);
      assert.equal(getEventListeners(signal, 'abort').length, 0);
    },
    'commands are asked to end once only': async () => {
      const folder = await mkdtemp(join(tmpdir(), 'asked-'));
      const file = join(folder, 'asked');
      const counts = `trap 'echo asked >> ${file}' INT; for i in 1 2 3 4; do head -c 100000 /dev/zero; sleep 0.05; done`;
      const work = runPipeline([['sh', '-c', counts]], { maxBytes: 10, killSignal: 'SIGINT' });
      assert.ok((await reason(work)) instanceof RangeError);
      assert.equal(await readFile(file, 'utf8'), 'asked\n');
      await rm(folder, { recursive: true });
    },
  },
  realms: {
    ...foreignSignal((signal) => runPipeline([['sleep', '60']], { signal })),
    'readers that leave and programs that are missing are told in another realm': async () => {
      const other = inOtherRealm<{ runPipeline: typeof runPipeline }>(
        'examples/run-pipeline/run-pipeline.ts',
      );
      const { commands } = await value(other.runPipeline([['yes'], ['head', '-n', '1']]));
      assert.equal(commands[0]?.readerLeft, true);
      assert.equal(codeOf(await reason(other.runPipeline([['yes'], ['/no/such']]))), 'ENOENT');
    },
  },
  limits: {
    'no descriptor left is EMFILE, with any number of them free': async () => {
      const told = await program(
        'run-pipeline',
        `const taken = takeAllDescriptors();
         for (let free = 0; free < 10; free += 1) {
           tell(await ending(own.runPipeline([['true'], ['true']])).then((end) => end.slice(0, 8)));
           closeSync(taken.pop());
         }
         // Node.js itself loses a descriptor for each spawn that fails half-way.
         for (const spare of taken) closeSync(spare);
         tell((await ending(own.runPipeline([['true'], ['true']]))).slice(0, 8));`,
        'ulimit -n 60; "$@"',
      );
      assert.equal(told.length, 11);
      assert.deepEqual([...new Set(told)], ['EMFILE', 'resolved']);
    },
    '100 MB pass through, and no more than asked for': async () => {
      const bytes = 100 * 2 ** 20;
      const zeros = ['head', '-c', String(bytes), '/dev/zero'] as const;
      const { stdout } = await value(runPipeline([zeros, ['cat']], { maxBytes: bytes }));
      assert.equal(stdout.length, bytes);
      assert.ok((await reason(runPipeline([zeros, ['cat']], { maxBytes: 1000 }))) instanceof RangeError);
    },
    'a wait that is no number, and one longer than a timer can be': async () => {
      for (const forceKillAfterMs of [Number.NaN, Infinity, 2 ** 40])
        assert.equal(await aborted([['sleep', '60']], { forceKillAfterMs }), 'enough');
    },
  },
  keepsGoing: {
    'the next pipeline runs after each failure': async () => {
      await reason(runPipeline([['yes'], ['/no/such/program']]));
      await reason(runPipeline([['cat'], ['cat', TOO_LONG]]));
      assert.equal((await value(runPipeline([['echo', 'on']]))).stdout, 'on\n');
    },
  },
  tls: doesNotApply('No abre conexiones.', 'It opens no connection.'),
};

export default contract;
