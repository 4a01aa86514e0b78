// https://tuberia-rota.example/examples/sigpipe-and-141/demo-pipefail.ts | SPDX-License-Identifier: 0BSD
import { execFile } from 'node:child_process';
import { say } from '../observe.ts';

const scripts = [
  'yes | head -n 1',
  'set -o pipefail; yes | head -n 1',
  'set -eo pipefail; yes | head -n 1; echo never printed',
  'set -eo pipefail; { yes || [ $? -eq 141 ]; } | head -n 1; echo reached',
  'set -eo pipefail; seq 100000 | sed -n 1p; echo reached',
];

/** Status and output of a script. */
const run = (script: string): Promise<string> =>
  new Promise((resolve) => {
    // Bash takes a socket for its input, which Node's pipes are, for a remote shell, and would read ~/.bashrc.
    execFile('bash', ['--norc', '-c', script], (error, stdout, stderr) =>
      resolve(`status ${error?.code ?? 0}, printed ${JSON.stringify(stdout + stderr)}`),
    );
  });

const results = await Promise.all(scripts.map(run));
for (const [index, script] of scripts.entries()) say(`${script}\n    ${results[index]}`);
