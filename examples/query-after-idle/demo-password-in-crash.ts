// https://tuberia-rota.example/examples/query-after-idle/demo-password-in-crash.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { commandFor, say } from '../observe.ts';

// The same crash as in without-handler.ts, by a pool that was given a password.
const [program, args] = commandFor(fileURLToPath(new URL('./crashing.ts', import.meta.url)));
const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
const printed = await text(child.stderr);
say(
  `the crash says what happened: ${printed.includes('terminating connection due to administrator command')}`,
);
say(`the crash prints the password: ${printed.includes('correct horse battery staple')}`);
