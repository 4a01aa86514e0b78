// https://tuberia-rota.example/examples/pipes-and-sockets/demo-child-channels.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { say } from '../observe.ts';

// What the operating system says that the child's first three descriptors are (Linux).
const script = 'for fd in 0 1 2; do readlink /proc/self/fd/$fd; done';
// `readlink` opens no descriptor of these three itself: it sees the ones that it was given.
const child = spawn('sh', ['-c', script], { stdio: ['pipe', 'pipe', 'pipe'] });
const kinds = (await text(child.stdout)).trim().split('\n');
child.stdin.end();

for (const [fd, name] of ['stdin', 'stdout', 'stderr'].entries()) {
  say(`the child's ${name}: ${kinds[fd]?.replace(/:.*/, '') ?? 'unknown'}`);
}

// Opening the input by its name works with a pipe, and not with a socket.
const cat = spawn('cat', ['/dev/stdin'], { stdio: ['pipe', 'pipe', 'pipe'] });
// A `cat` that has failed does not read.
cat.stdin.on('error', () => undefined);
cat.stdin.end('Hello, world!');
const [printed, complaint] = await Promise.all([text(cat.stdout), text(cat.stderr)]);
say(`cat /dev/stdin: ${printed}${complaint.trim()}`);
