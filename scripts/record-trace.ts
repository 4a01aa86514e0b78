/**
 * Runs demos under `strace` and a packet capture on loopback and keeps what they did, step by step.
 *   npm run record:trace                          every trace that an `examples/<id>/traces.json` asks for
 *   npm run record:trace -- watch-it-break        those of one example
 *   npm run record:trace -- watch-it-break/demo-epipe
 *   npm run record:trace -- --keep-raw <folder> watch-it-break/demo-epipe
 *                                                 writes the tools' own output into <folder>/demo-epipe instead
 * Needs Linux, strace and tcpdump, which it gets from Debian if it may, and the right to capture (root has it).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { listTraced, tracePath } from '../src/trace/files.build.ts';
import { unmet } from '../src/trace/match.ts';
import { writeRaw } from '../src/trace/record/raw-files.build.ts';
import { recordTrace } from '../src/trace/record/record.build.ts';
import { slim } from '../src/trace/record/slim.ts';
import { Mendable, start } from './lib/setup.mjs';
import { ensureTraceTools } from './lib/trace-tools.mjs';

// Told to end, it ends by itself: so it can end what it has started.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

type Wanted = ReturnType<typeof listTraced>[number];

/** @throws {Mendable} when a name is of no trace */
function wantedOf(names: readonly string[]): Wanted[] {
  const all = listTraced();
  const isOf = (name: string, { example, part }: Wanted): boolean =>
    name === example || name === `${example}/${part}`;
  for (const name of names) {
    if (all.some((traced) => isOf(name, traced))) continue;
    const known = all.map(({ example, part }) => `${example}/${part}`).join(', ');
    throw new Mendable(`no traces.json asks for "${name}": name one of ${known}`);
  }
  return all.filter((traced) => names.length === 0 || names.some((name) => isOf(name, traced)));
}

/** @param rawFolder where the output of the tools goes, instead of the trace */
async function record({ example, part, request }: Wanted, rawFolder: string | undefined): Promise<void> {
  const { trace, raw } = await recordTrace(example, part, request);
  const path = rawFolder === undefined ? tracePath(example, part) : join(rawFolder, part, 'trace.json');
  if (rawFolder !== undefined) writeRaw(join(rawFolder, part), slim(raw, request, process.cwd()), request);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(trace, undefined, 2)}\n`);
  console.log(`${example} ${part}: ${trace.steps.length} steps, states checked ${trace.statesChecked} times`);
  const problems = unmet(trace.steps, request);
  for (const problem of problems) console.error(`${path}: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}

start(async () => {
  const { values, positionals } = parseArgs({
    options: { 'keep-raw': { type: 'string' } },
    allowPositionals: true,
  });
  await ensureTraceTools();
  for (const wanted of wantedOf(positionals)) await record(wanted, values['keep-raw']);
});
