// https://tuberia-rota.example/examples/child-input-questions/demo-not-started.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { report, say } from '../observe.ts';

const child = spawn('/no/such/program', { stdio: ['pipe', 'ignore', 'ignore'] });
child.stdin.on('error', (error) => {
  say('on stdin:');
  report('event', error);
});
child.stdin.write('one line\n', (error) => {
  say(error == null ? 'the callback of write brings no error' : 'callback of write:');
  if (error != null) report('callback', error);
});
child.on('error', (error) => {
  say('on the child:');
  report('event', error);
});
