// https://tuberia-rota.example/examples/sigpipe-by-runtime/demo-listener-removed.ts | SPDX-License-Identifier: 0BSD
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report, say } from '../observe.ts';
import { ownSigpipe } from './sigpipe-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'sigpipe-'));
const pipe = join(folder, 'pipe');
execFileSync('mkfifo', [pipe]);
const both = openSync(pipe, 'r+');
const writer = openSync(pipe, 'w');
closeSync(both);
rmSync(folder, { recursive: true });

// A listener that hears the signal once, and takes itself away.
// A listener for a signal does not keep a process alive.
const wait = setTimeout(() => {}, 1000);
const heard = once(process, 'SIGPIPE');
process.kill(process.pid, 'SIGPIPE');
await heard;
clearTimeout(wait);
say(`SIGPIPE now: ${ownSigpipe()}`);
try {
  writeSync(writer, 'nobody reads this');
} catch (error) {
  report('throw', error);
}
say('alive');
