// https://tuberia-rota.example/examples/run-pipeline/demo-fifo.ts | SPDX-License-Identifier: 0BSD
import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report, say } from '../observe.ts';

const folder = mkdtempSync(join(tmpdir(), 'fifo-'));
const fifo = join(folder, 'fifo');
execFileSync('mkfifo', [fifo]);
const attempt = (what: string, run: () => void): void => {
  say(what);
  try {
    run();
    say('    no error');
  } catch (error) {
    // The path differs from run to run.
    const { message } = error as Error;
    report('throw', Object.assign(error as Error, { message: message.replace(fifo, 'fifo') }));
  }
};

const { O_RDONLY, O_WRONLY, O_NONBLOCK } = constants;
attempt('to open it for writing, without waiting, when nobody reads', () => {
  openSync(fifo, O_WRONLY | O_NONBLOCK);
});
let reader = openSync(fifo, O_RDONLY | O_NONBLOCK);
const writer = openSync(fifo, O_WRONLY | O_NONBLOCK);
attempt('to write while somebody has it open for reading', () => writeSync(writer, 'one line\n'));
closeSync(reader);
attempt('to write when the reader has left', () => writeSync(writer, 'one line\n'));
reader = openSync(fifo, O_RDONLY | O_NONBLOCK);
attempt('to write when a new reader has come', () => writeSync(writer, 'one line\n'));
for (const descriptor of [reader, writer]) closeSync(descriptor);
rmSync(folder, { recursive: true });
