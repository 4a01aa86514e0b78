// https://tuberia-rota.example/examples/pipes-and-sockets/demo-capacity.ts | SPDX-License-Identifier: 0BSD
import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report, say } from '../observe.ts';

const folder = mkdtempSync(join(tmpdir(), 'capacity-'));
const fifo = join(folder, 'fifo');
execFileSync('mkfifo', [fifo]);
// A FIFO lets one program hold both ends: opened for reading first, so that opening for writing does not wait.
const readingEnd = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
const writingEnd = openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK);

let accepted = 0;
const page = Buffer.alloc(4096);
try {
  for (;;) accepted += writeSync(writingEnd, page);
} catch (error) {
  report('throw', error);
}
say(`the pipe took ${accepted} bytes that nobody has read`);
say(`the reader reads ${readSync(readingEnd, Buffer.alloc(10), 0, 10, null)} of them and closes`);
closeSync(readingEnd);
try {
  writeSync(writingEnd, 'x');
} catch (error) {
  report('throw', error);
}
say(`${accepted - 10} accepted bytes are lost: no call has told how many`);
closeSync(writingEnd);
rmSync(folder, { recursive: true });
