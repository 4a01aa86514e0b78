/** Contract of `runWithInput`. */
import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import {
  runWithInput,
  type RunOptions,
} from '../../../../examples/write-to-child-stdin/write-to-child-stdin.ts';
import { doesNotApply, met, type Contract, type RuntimeFaults } from '../../contract.ts';
import { abortedSoon, codeOf, eventually, leavesNothing, reason, value, warningsOf } from '../../faults.ts';
import { program } from '../../programs.ts';
import { foreignSignal } from '../../parts/foreign-signals.ts';
import { inOtherRealm } from '../../realm.ts';
import { LOSES_A_DESCRIPTOR } from '../../runtime-faults.ts';

const BIG = Buffer.alloc(5 * 2 ** 20, 'x');
const DEAF = ['-c', `trap '' TERM; while :; do sleep 0.05; done`];

/** Message of what the call rejects with when it is aborted once the child runs. */
const aborted = (args: readonly string[], options: RunOptions = {}): Promise<string> =>
  abortedSoon((signal) => runWithInput('sh', args, BIG, { ...options, signal }));

export const runtimeFaults: RuntimeFaults = {
  node: [met(LOSES_A_DESCRIPTOR, 'no descriptor left is EMFILE, with any number of them free')],
};

const contract: Contract = {
  settles: {
    'an abort before the call starts nothing': async () => {
      const signal = AbortSignal.abort(new Error('enough'));
      assert.equal(((await reason(runWithInput('cat', [], '', { signal }))) as Error).message, 'enough');
    },
    'an abort while the input is written that nobody reads': async () =>
      assert.equal(await aborted(['-c', 'exec sleep 60']), 'enough'),
    'a child that ignores SIGTERM is killed': async () =>
      assert.equal(await aborted(DEAF, { forceKillAfterMs: 50 }), 'enough'),
    'a grandchild that holds the pipes open': async () =>
      assert.equal(await aborted(['-c', 'sleep 15 2>/dev/null & wait'], { forceKillAfterMs: 50 }), 'enough'),
    'a child that closes its input at once and lives on': async () => {
      const result = await value(runWithInput('sh', ['-c', 'exec <&-; sleep 0.1; echo done'], BIG));
      assert.deepEqual([result.inputError?.code, result.stdout], ['EPIPE', 'done\n']);
    },
    'a child that may not be killed is left alone': async () => {
      // Only root can give up the right to kill its own children.
      if (process.getuid?.() !== 0) return;
      const told = await program(
        'write-to-child-stdin',
        `const work = own.runWithInput('sleep', ['5'], '', { signal: AbortSignal.timeout(300), forceKillAfterMs: 50 });
         process.setuid(65534);
         tell(await ending(work));`,
      );
      // 23 is the legacy code of a TimeoutError.
      assert.deepEqual(told, ['23']);
    },
  },
  blame: {
    'a child that stops reading is told, with its own status': async () => {
      for (const [program_, args, exitCode] of [
        ['head', ['-c', '1'], 0],
        ['sh', ['-c', 'exit 3'], 3],
      ] as const) {
        const result = await value(runWithInput(program_, args, BIG));
        assert.deepEqual([result.exitCode, result.inputError?.code], [exitCode, 'EPIPE']);
      }
    },
    'an input that was cut off when the child ended is not told as taken': async () => {
      // A process that outlives the child reads what arrived by then.
      const reader = `while kill -0 $$; do sleep 0.01; done 2>/dev/null; wc -c <&3`;
      const work = runWithInput('sh', ['-c', `exec 3<&0; { ${reader}; } & exit 0`], BIG);
      const { exitCode, stdout, inputError } = await value(work);
      assert.ok(Number(stdout) < BIG.length);
      assert.deepEqual([exitCode, inputError?.code], [0, 'EPIPE']);
    },
    'the error of a program that cannot be started is its own': async () => {
      assert.equal(codeOf(await reason(runWithInput('/no/such', [], BIG))), 'ENOENT');
      assert.equal(codeOf(await reason(runWithInput('/', [], BIG))), 'EACCES');
      assert.equal(codeOf(await reason(runWithInput('cat', ['x'.repeat(300_000)], BIG))), 'E2BIG');
    },
    'a signal that the system does not have is refused, and nothing is started': async () => {
      const told = await program(
        'write-to-child-stdin',
        `const options = { signal: AbortSignal.timeout(50), killSignal: 'SIGINFO' };
         tell(await ending(own.runWithInput('sleep', ['60'], '', options)));`,
      );
      assert.deepEqual(told, ['TypeError']);
    },
    'what it reports as taken, the child got': () =>
      fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: 500_000 }), async (size) => {
          const { stdout, inputError } = await value(runWithInput('wc', ['-c'], Buffer.alloc(size)));
          assert.deepEqual([Number(stdout), inputError], [size, undefined]);
        }),
        { numRuns: 15 },
      ),
  },
  repeats: doesNotApply('La entrada se escribe una vez.', 'The input is written once.'),
  leavesNothing: {
    'an input that is neither text nor bytes leaves no child behind': async () => {
      const before = process.getActiveResourcesInfo().length;
      for (const input of [{}, 7, undefined, null, () => ''])
        assert.ok((await reason(runWithInput('cat', [], input as string))) instanceof TypeError);
      await eventually('no child', () => process.getActiveResourcesInfo().length <= before);
    },
    'nothing stays after many': () =>
      leavesNothing(60, async () => {
        await value(runWithInput('true', [], BIG));
      }),
    'nothing stays after many that could not be started': () =>
      leavesNothing(60, async () => {
        await reason(runWithInput('/no/such/program', [], BIG));
      }),
    'a signal shared by many causes no warning, and keeps no listener': async () => {
      const { signal } = new AbortController();
      const warnings = await warningsOf(async () => {
        await Promise.all(Array.from({ length: 30 }, () => value(runWithInput('true', [], '', { signal }))));
      });
      assert.deepEqual(warnings, []);
      assert.equal(getEventListeners(signal, 'abort').length, 0);
    },
  },
  realms: {
    ...foreignSignal((signal) => runWithInput('sleep', ['60'], '', { signal })),
    'a child that stops reading is told in another realm': async () => {
      const other = inOtherRealm<{ runWithInput: typeof runWithInput }>(
        'examples/write-to-child-stdin/write-to-child-stdin.ts',
      );
      assert.equal((await value(other.runWithInput('true', [], BIG))).inputError?.code, 'EPIPE');
      assert.equal(codeOf(await reason(other.runWithInput('/no/such', [], 'x'))), 'ENOENT');
    },
  },
  limits: {
    'no descriptor left is EMFILE, with any number of them free': async () => {
      const told = await program(
        'write-to-child-stdin',
        `const taken = takeAllDescriptors();
         for (let free = 0; free < 10; free += 1) {
           tell((await ending(own.runWithInput('true', [], 'x'))).slice(0, 8));
           closeSync(taken.pop());
         }
         // Node.js itself loses a descriptor for each spawn that fails half-way.
         for (const spare of taken) closeSync(spare);
         tell((await ending(own.runWithInput('true', [], 'x'))).slice(0, 8));`,
        'ulimit -n 60; "$@"',
      );
      assert.equal(told.length, 11);
      assert.deepEqual([...new Set(told)], ['EMFILE', 'resolved']);
    },
    '100 MB there and back, and no more than asked for': async () => {
      const bytes = Buffer.alloc(100 * 2 ** 20, 'x');
      const { stdout } = await value(runWithInput('cat', [], bytes, { maxBytes: bytes.length }));
      assert.equal(stdout.length, bytes.length);
      assert.ok((await reason(runWithInput('yes', [], '', { maxBytes: 1000 }))) instanceof RangeError);
    },
    'a wait that is no number, and one longer than a timer can be': async () => {
      for (const forceKillAfterMs of [Number.NaN, Infinity, 2 ** 40])
        assert.equal(await aborted(['-c', 'exec sleep 60'], { forceKillAfterMs }), 'enough');
    },
    'standard outputs that were closed from the start': async () => {
      const told = await program(
        'write-to-child-stdin',
        `tell((await own.runWithInput('cat', [], 'through')).stdout);`,
        '"$@" >&- 2>&- <&-',
      );
      assert.deepEqual(told, ['through']);
    },
  },
  keepsGoing: {
    'the next child is served after each failure': async () => {
      await reason(runWithInput('/no/such', [], BIG));
      await value(runWithInput('true', [], BIG));
      assert.equal((await value(runWithInput('cat', [], 'on'))).stdout, 'on');
    },
  },
  tls: doesNotApply('No abre conexiones.', 'It opens no connection.'),
};

export default contract;
