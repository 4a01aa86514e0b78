// https://tuberia-rota.example/examples/run-pipeline/without-handler.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import '../observe.ts';

// A reader that closes its input and lives on, until the pipe on descriptor 3 ends with this process.
const reader = spawn('sh', ['-c', 'exec 0<&-; echo closed; read line <&3'], {
  stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
});
const [input, output] = reader.stdio;
if (input === null || output === null) throw new Error('both are pipes, as asked for above');
await once(output, 'data');
const writer = spawn('seq', ['1000000'], { stdio: ['ignore', 'pipe', 'ignore'] });
writer.stdout.pipe(input);
