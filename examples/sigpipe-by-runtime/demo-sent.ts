// https://tuberia-rota.example/examples/sigpipe-by-runtime/demo-sent.ts | SPDX-License-Identifier: 0BSD
import { closeSync, openSync, unlinkSync, writeSync, mkdtempSync, rmdirSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { report, say } from '../observe.ts';
import { ownSigpipe } from './sigpipe-of.ts';

// A named pipe, opened at both ends by this process, whose reading end is then closed.
const folder = mkdtempSync(join(tmpdir(), 'sigpipe-'));
const pipe = join(folder, 'pipe');
execFileSync('mkfifo', [pipe]);
const both = openSync(pipe, 'r+');
const writer = openSync(pipe, 'w');
closeSync(both);

say(`SIGPIPE: ${ownSigpipe()}`);
try {
  writeSync(writer, 'nobody reads this');
} catch (error) {
  report('throw', error);
}
say('alive');

closeSync(writer);
unlinkSync(pipe);
rmdirSync(folder);
