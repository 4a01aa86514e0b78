/** Demos are run and observed; the demos are made for this test. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Runtime } from '../../src/examples/runtimes.build.ts';
import { runDemo } from '../../src/examples/run-demo.build.ts';

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

function run(script: string, patience?: number) {
  const path = join(folder, 'demo.mjs');
  writeFileSync(path, script);
  return runDemo({ example: 'x', part: 'demo', language: 'typescript', path }, runtime, patience);
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

test('one that was too slow is run again, up to the number of times asked for', async () => {
  const counted = join(folder, 'count');
  const script = (isSlow: string) => `
    import { appendFileSync, readFileSync } from 'node:fs';
    appendFileSync(${JSON.stringify(counted)}, 'x');
    const times = readFileSync(${JSON.stringify(counted)}, 'utf8').length;
    if (${isSlow}) console.error('demo did not end within two seconds');
  `;
  const times = () => readFileSync(counted, 'utf8').length;
  expect((await run(script('times < 2'), 3)).stderr).toBe('');
  expect(times()).toBe(2);
  rmSync(counted);
  expect((await run(script('times < 9'), 3)).stderr).toContain('two seconds');
  expect(times()).toBe(3);
});
