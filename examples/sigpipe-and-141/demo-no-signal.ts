// https://tuberia-rota.example/examples/sigpipe-and-141/demo-no-signal.ts | SPDX-License-Identifier: 0BSD
import { spawnSync } from 'node:child_process';
import { say } from '../observe.ts';

for (const script of [
  // All of it is in the pipe before head can leave.
  'seq 3 | head -n 1',
  // Reads to the end, although it prints one line only.
  'seq 100000 | sed -n 1p',
  // Handles the error itself.
  "trap '' PIPE; { seq 100000 2>/dev/null || true; } | head -n 1",
]) {
  // Bash takes a socket for its input, which Node's pipes are, for a remote shell, and would read ~/.bashrc.
  const { stdout } = spawnSync('bash', ['--norc', '-c', `${script}; echo "\${PIPESTATUS[@]}"`], {
    encoding: 'utf8',
  });
  const lines = stdout.trim().split('\n');
  say(`${script}\n    printed ${lines[0]}, statuses ${lines[1]}`);
}
