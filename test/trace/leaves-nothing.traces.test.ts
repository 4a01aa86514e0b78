/** The recorder leaves no process behind: neither after a demo that hangs, nor when it is itself asked to end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whyNoTraces } from '../../scripts/lib/trace-tools.mjs';
import { requestSchema } from '../../src/trace/trace.ts';
import { recordTrace } from '../../src/trace/record/record.build.ts';

const why = whyNoTraces();
const REQUEST = requestSchema.parse({ connection: { kind: 'tcp' }, expect: [{ kind: 'call' }] });

/** Home folder that only the processes of one recording have, by which they are recognised. */
let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'home-of-a-recording-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Command lines of the processes that have a text in their environment, but for this one. */
function processesOf(mark: string): string[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .flatMap((pid) => {
      try {
        if (!readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark)) return [];
        return [readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ').trim()];
      } catch {
        // It ended while it was looked at.
        return [];
      }
    })
    .filter((command) => command !== '');
}

describe.skipIf(why !== undefined)('processes left behind', () => {
  test('a demo that hangs', async () => {
    const folder = join(home, 'examples');
    mkdirSync(join(folder, 'hang'), { recursive: true });
    const ours = process.env['HOME'];
    process.env['HOME'] = home;
    try {
      // The demo has a child of its own, which hangs as well.
      writeFileSync(
        join(folder, 'hang', 'demo.ts'),
        `import { spawn } from 'node:child_process';
         spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
         setInterval(() => {}, 1000);\n`,
      );
      const recorded = recordTrace('hang', 'demo', REQUEST, { patience: 1, folder, hangsAfter: 10 });
      const failed = expect(recorded).rejects.toThrow('did not end under strace');
      await expect
        .poll(() => processesOf(home).join('\n'), { timeout: 9000 })
        .toMatch(/^\S+ -e setInterval/m);
      await failed;
      await expect.poll(() => processesOf(home)).toEqual([]);
    } finally {
      process.env['HOME'] = ours;
    }
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('a recorder that gets %s', async (signal) => {
    const recorder = spawn(
      process.execPath,
      ['--import', 'tsx', 'scripts/record-trace.ts', 'watch-it-break/demo-epipe'],
      { env: { ...process.env, HOME: home }, stdio: 'ignore' },
    );
    const ended = once(recorder, 'close');
    await expect
      .poll(() => processesOf(home).join('\n'), { timeout: 60_000 })
      .toMatch(/^strace .*demo-epipe\.ts$/m);
    recorder.kill(signal);
    await ended;
    await expect.poll(() => processesOf(home), { timeout: 2000 }).toEqual([]);
  });
});
