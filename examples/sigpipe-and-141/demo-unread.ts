// https://tuberia-rota.example/examples/sigpipe-and-141/demo-unread.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTick } from 'node:timers/promises';
import { say } from '../observe.ts';

const yes = spawn('yes', {
  stdio: ['ignore', 'pipe', 'pipe'],
  env: { PATH: process.env['PATH'], LANG: 'C' },
});
const said = text(yes.stderr);
const ended = once(yes, 'close') as Promise<[number | null, string | null]>;
// Reads a little and then no more, until `yes` sleeps: all that lies between the two is full.
await once(yes.stdout, 'readable');
while (!/\) S /.test(readFileSync(`/proc/${yes.pid}/stat`, 'utf8'))) await nextTick();
yes.stdout.destroy();

const [code, signal] = await ended;
say(`yes, whose reader left with data unread: exit code ${code}, signal ${signal}`);
say(`it said ${JSON.stringify((await said).trim())}`);
const link = spawn('readlink', ['/proc/self/fd/1'], { stdio: ['ignore', 'pipe', 'inherit'] });
say(`the standard output of a child is a ${(await text(link.stdout)).split(':')[0]}`);
