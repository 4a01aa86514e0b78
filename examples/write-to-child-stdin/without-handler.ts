// https://tuberia-rota.example/examples/write-to-child-stdin/without-handler.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import '../observe.ts';

// A child that closes its input and lives on, until the pipe on descriptor 3 ends with this process.
const child = spawn('sh', ['-c', 'exec 0<&-; echo closed; read line <&3'], {
  stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
});
child.on('error', () => {
  // Never reached: this event tells that the child could not be started, not that it stopped reading.
});
const [stdin, stdout] = child.stdio;
if (stdin === null || stdout === null) throw new Error('both are pipes, as asked for above');
await once(stdout, 'data');
stdin.end('one line of the input\n');
