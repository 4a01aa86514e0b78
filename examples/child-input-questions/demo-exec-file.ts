// https://tuberia-rota.example/examples/child-input-questions/demo-exec-file.ts | SPDX-License-Identifier: 0BSD
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { report, say } from '../observe.ts';

const child = execFile('true', (error) => {
  // This callback never brings the broken pipe: it tells how the child ended.
  if (error === null) say('callback of execFile: no error');
  else report('callback', error);
});
if (child.stdin === null) throw new Error('a pipe, unless asked otherwise');
child.stdin.on('error', (error) => report('event', error));
child.stdin.end('one line of the input\n'.repeat(100_000));
await once(child, 'close');
