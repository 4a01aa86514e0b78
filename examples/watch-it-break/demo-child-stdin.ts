// https://tuberia-rota.example/examples/watch-it-break/demo-child-stdin.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { report, say } from '../observe.ts';

// The shell outlives head, so that no exit event can come before the write.
const child = spawn('sh', ['-c', 'head -n 1; exec 0<&- 1>&-; read line <&3'], {
  stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
});
const [stdin, stdout] = child.stdio;
if (stdin === null || stdout === null) throw new Error('both are pipes, as asked for above');
stdin.on('error', (error) => report('event', error));
stdout.on('data', (text) => say(`head printed: ${String(text).trim()}`));

stdin.write('first line\n');
await once(stdout, 'end');
// The error event follows the callback; a child that is killed before may take it along.
stdin.write('second line\n', () => setImmediate(() => child.kill()));
