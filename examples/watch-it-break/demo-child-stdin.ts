// https://tuberia-rota.example/examples/watch-it-break/demo-child-stdin.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { report, say } from '../observe.ts';

const child = spawn('head', ['-n', '1'], { stdio: ['pipe', 'pipe', 'inherit'] });
child.stdin.on('error', (error) => report('event', error));
child.stdout.on('data', (text) => say(`head printed: ${String(text).trim()}`));

child.stdin.write('first line\n');
await once(child.stdout, 'end');
child.stdin.write('second line\n');
