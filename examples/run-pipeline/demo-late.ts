// https://tuberia-rota.example/examples/run-pipeline/demo-late.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { report, say } from '../observe.ts';

const writer = spawn('sh', ['-c', 'echo one; read go; echo two'], { stdio: ['pipe', 'pipe', 'ignore'] });
// Nobody listens to the output; the runtime reads it all the same.
for (let tries = 0; tries < 100 && writer.stdout.readableLength === 0; tries++) await wait(5);
say(`bytes that this process has read already: ${writer.stdout.readableLength}`);
try {
  const reader = spawn('cat', [], { stdio: [writer.stdout, 'pipe', 'ignore'] });
  let got = '';
  reader.stdout.on('data', (data: Buffer) => (got += data.toString()));
  writer.stdin.end('go\n');
  await once(writer, 'exit');
  writer.stdout.destroy();
  await once(reader, 'close');
  say(`the reader got ${JSON.stringify(got)}`);
} catch (error) {
  report('throw', error);
  writer.stdin.end();
  writer.stdout.destroy();
}
