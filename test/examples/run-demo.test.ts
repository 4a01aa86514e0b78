/** Demos are run and observed; the demos are made for this test. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Runtime } from '../../src/examples/runtimes.build.ts';
import { runDemo, wasTooLong } from '../../src/examples/run-demo.build.ts';

const runtime: Runtime = {
  id: 'node-0',
  name: 'Node.js',
  version: '0',
  language: 'typescript',
  command: [process.execPath],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demos-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function run(script: string, within?: number) {
  const path = join(folder, 'demo.mjs');
  writeFileSync(path, script);
  return runDemo({ example: 'x', part: 'demo', language: 'typescript', path }, runtime, within);
}

test('what it printed, how it ended and which errors it met, without what differs from run to run', async () => {
  const error = { arrival: 'event', name: 'Error', message: 'connect ECONNREFUSED 127.0.0.1:43210' };
  const outcome = await run(`
    import { appendFileSync } from 'node:fs';
    console.log('port: 43210');
    console.error(import.meta.url);
    appendFileSync(process.env.RECORD_TO, ${JSON.stringify(`${JSON.stringify(error)}\n`)});
    process.exitCode = 3;
  `);
  expect(outcome).toEqual({
    stdout: 'port: <port>\n',
    stderr: 'demo.mjs\n',
    exitCode: 3,
    signal: null,
    errors: [{ ...error, message: 'connect ECONNREFUSED 127.0.0.1:<port>' }],
  });
});

test('a signal is told as one', async () => {
  const outcome = await run("process.kill(process.pid, 'SIGTERM'); setTimeout(() => {}, 10_000);");
  expect(outcome).toMatchObject({ exitCode: null, signal: 'SIGTERM', errors: [] });
});

test('nothing of the developer’s terminal reaches it', async () => {
  vi.stubEnv('NODE_OPTIONS', '--trace-warnings');
  vi.stubEnv('DEBUG', '*');
  const { stdout } = await run(
    'console.log(process.env.NODE_OPTIONS, process.env.DEBUG, process.stdin.isTTY);',
  );
  expect(stdout).toBe('undefined undefined undefined\n');
});

test('one that does not end is told from one that does, and is given the time that it may take', async () => {
  const slow = await run(
    "console.error('demo did not end in time'); console.log(process.env.DEMO_TIME_LIMIT);",
    1234,
  );
  expect([wasTooLong(slow), slow.stdout]).toEqual([true, '1234\n']);
  expect(wasTooLong(await run('console.log(1);'))).toBe(false);
});

test('one that ends neither by itself nor by its own limit is killed, and named', async () => {
  const hanging = run('setInterval(() => {}, 1000);', 200);
  await expect(hanging).rejects.toThrow(/demo\.mjs: did not end on node-0: a handle stays open$/);
});
