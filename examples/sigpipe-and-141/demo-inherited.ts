// https://tuberia-rota.example/examples/sigpipe-and-141/demo-inherited.ts | SPDX-License-Identifier: 0BSD
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { say } from '../observe.ts';

const SIGPIPE = 13;

/** Whether the kernel drops SIGPIPE before the process sees it, as /proc tells. */
function ignores(status: string): boolean {
  const mask = BigInt(`0x${/^SigIgn:\s*(\w+)/m.exec(status)?.[1] ?? '0'}`);
  return ((mask >> BigInt(SIGPIPE - 1)) & 1n) === 1n;
}

say(`this program ignores SIGPIPE: ${ignores(readFileSync('/proc/self/status', 'utf8'))}`);
const child = execFileSync('cat', ['/proc/self/status'], { encoding: 'utf8' });
say(`a child of this program ignores SIGPIPE: ${ignores(child)}`);

const script = `yes | head -n 1 >/dev/null; echo "\${PIPESTATUS[0]}"`;
for (const [what, prefix] of [
  ['a shell that this program starts', ''],
  ['a shell that ignores SIGPIPE', "trap '' PIPE; "],
] as const) {
  // Bash takes a socket for its input, which Node's pipes are, for a remote shell, and would read ~/.bashrc.
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', prefix + script], { encoding: 'utf8' });
  say(`${what}: status of yes ${stdout.trim()}, it said ${JSON.stringify(stderr.trim())}`);
}
