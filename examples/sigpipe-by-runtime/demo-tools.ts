// https://tuberia-rota.example/examples/sigpipe-by-runtime/demo-tools.ts | SPDX-License-Identifier: 0BSD
import { spawnSync } from 'node:child_process';
import { say } from '../observe.ts';

/** Writes for ever into a reader that takes one byte; then tells how the writer ended. */
const endless = (writer: string): string => `{ ${writer}; echo "exit code $?" >&2; } | head -c 1 >/dev/null`;

for (const [what, script] of [
  ['yes', endless('yes')],
  ['cat', endless('cat /dev/zero')],
  ['yes, SIGPIPE ignored', `trap '' PIPE; ${endless('yes')}`],
] as const) {
  const { stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
  say(`${what}: ${stderr.trim().split('\n').join(' | ')}`);
}

// Without a shell in between, the signal itself can be seen.
const { status, signal } = spawnSync('sh', ['-c', 'kill -PIPE $$']);
say(`a program that SIGPIPE kills: status ${status}, signal ${signal}`);
