// https://tuberia-rota.example/examples/child-input-questions/demo-exited.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { report, say } from '../observe.ts';

say('the child has exited, and the program does not know it yet');
const unnoticed = spawn('true', { stdio: ['pipe', 'ignore', 'ignore'] });
// Nothing is reaped while this loop runs: the child stays a zombie, and its end of the pipe is closed.
while (!/ Z /.test(readFileSync(`/proc/${unnoticed.pid}/stat`, 'utf8')));
unnoticed.stdin.on('error', (error) => report('event', error));
unnoticed.stdin.write('one line\n');
await once(unnoticed, 'close');

say('the child has exited, and the program has seen its exit event');
const noticed = spawn('true', { stdio: ['pipe', 'ignore', 'ignore'] });
noticed.stdin.on('error', (error) => report('event', error));
await once(noticed, 'exit');
say(`stdin: destroyed ${noticed.stdin.destroyed}, writable ${noticed.stdin.writable}`);
await new Promise<void>((resolve) => {
  noticed.stdin.write('one line\n', (error) => {
    if (error == null) say('the callback brings no error');
    else report('callback', error);
    resolve();
  });
});
