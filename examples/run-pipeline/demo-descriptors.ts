// https://tuberia-rota.example/examples/run-pipeline/demo-descriptors.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { report, say } from '../observe.ts';

for (const when of ['at once', 'when the reader has ended'] as const) {
  say(`we close our copy ${when}`);
  const writer = spawn('seq', ['100000000'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(writer, 'close');
  let complaint = '';
  writer.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
  try {
    // The reader gets the very descriptor: not a byte passes through this process.
    const reader = spawn('head', ['-n', '1'], { stdio: [writer.stdout, 'pipe', 'ignore'] });
    if (when === 'at once') writer.stdout.destroy();
    let first = '';
    reader.stdout.on('data', (data: Buffer) => (first += data.toString()));
    const [code] = (await once(reader, 'close')) as [number | null];
    say(`    reader: exit code ${code}, ${JSON.stringify(first)}`);
  } catch (error) {
    report('throw', error);
  }
  if (when === 'when the reader has ended') {
    await wait(200);
    say(`    the writer has ended: ${writer.exitCode !== null || writer.signalCode !== null}`);
  }
  writer.stdout.destroy();
  const [code, signal] = (await ended) as [number | null, NodeJS.Signals | null];
  say(`    writer: exit code ${code}, signal ${signal}, ${JSON.stringify(complaint)}`);
}
