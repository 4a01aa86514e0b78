// https://tuberia-rota.example/examples/sigpipe-and-141/demo.ts | SPDX-License-Identifier: 0BSD
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { report, say } from '../observe.ts';

// A child that writes once more after its reader has left.
const child = spawn('sh', ['-c', 'echo one; read -r go; echo two; echo never reached >&2'], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
await once(child.stdout, 'data');
child.stdout.destroy();
await once(child.stdout, 'close');
child.stdin.end('go\n');
const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
say(`a child of this program: exit code ${code}, signal ${signal}`);

// Bash takes a socket for its input, which Node's pipes are, for a remote shell, and would read ~/.bashrc.
const script = `yes | head -n 1 >/dev/null; echo "\${PIPESTATUS[@]}"`;
say(
  `the shell says of yes and of head: ${execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8' }).trim()}`,
);

try {
  execFileSync('bash', ['--norc', '-c', 'set -o pipefail; yes | head -n 1 >/dev/null']);
} catch (error) {
  report('throw', error);
  say(`its status: ${(error as { status?: number }).status}`);
}
