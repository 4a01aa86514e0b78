// https://tuberia-rota.example/examples/run-pipeline/demo-fifo-join.ts | SPDX-License-Identifier: 0BSD
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from '../observe.ts';

const folder = mkdtempSync(join(tmpdir(), 'fifo-'));
const fifo = join(folder, 'fifo');
execFileSync('mkfifo', [fifo]);
// Opened for both first, so that no opening waits for the other end.
const both = openSync(fifo, constants.O_RDWR);
const [reading, writing] = [openSync(fifo, 'r'), openSync(fifo, 'w')];
const writer = spawn('seq', ['100000000'], { stdio: ['ignore', writing, 'ignore'] });
const reader = spawn('head', ['-n', '1'], { stdio: [reading, 'pipe', 'ignore'] });
// As long as one copy is open for reading, the writer learns nothing.
for (const descriptor of [both, reading, writing]) closeSync(descriptor);
rmSync(folder, { recursive: true });

let first = '';
reader.stdout?.on('data', (data: Buffer) => (first += data.toString()));
const ended = [once(writer, 'close'), once(reader, 'close')];
for (const [index, who] of ['writer', 'reader'].entries()) {
  const [code, signal] = (await ended[index]) as [number | null, NodeJS.Signals | null];
  say(`${who}: exit code ${code}, signal ${signal}`);
}
say(`the reader printed ${JSON.stringify(first)}`);
