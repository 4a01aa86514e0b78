/**
 * Runs demos under `strace` and a packet capture on loopback and keeps what they did, step by step.
 *   npm run record:trace                          every trace that an `examples/<id>/traces.json` asks for
 *   npm run record:trace -- watch-it-break        those of one example
 *   npm run record:trace -- watch-it-break/demo-epipe
 * Needs Linux, strace and tcpdump, which it gets from Debian if it may, and the right to capture (root has it).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { unmet } from '../src/trace/match.ts';
import { recordTrace } from '../src/trace/record.build.ts';
import { listTraced, tracePath } from '../src/trace/files.build.ts';
import { Mendable, start } from './lib/setup.mjs';
import { ensureTraceTools } from './lib/trace-tools.mjs';

// Told to end, it ends by itself: so it can end what it has started.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

start(async () => {
  await ensureTraceTools();
  const asked = process.argv.slice(2);
  const all = listTraced();
  for (const name of asked) {
    if (!all.some(({ example, part }) => name === example || name === `${example}/${part}`)) {
      const known = all.map(({ example, part }) => `${example}/${part}`).join(', ');
      throw new Mendable(`no traces.json asks for "${name}": name one of ${known}`);
    }
  }
  for (const { example, part, request } of all) {
    if (asked.length > 0 && !asked.includes(example) && !asked.includes(`${example}/${part}`)) continue;
    const trace = await recordTrace(example, part, request);
    const path = tracePath(example, part);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(trace, undefined, 2)}\n`);
    console.log(
      `${example} ${part}: ${trace.steps.length} steps, states checked ${trace.statesChecked} times`,
    );
    const problems = unmet(trace.steps, request);
    for (const problem of problems) console.error(`${path}: ${problem}`);
    if (problems.length > 0) process.exitCode = 1;
  }
});
