// https://tuberia-rota.example/examples/break-on-purpose/demo-with-node-test.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { commandFor, say } from '../observe.ts';

const [program, args] = commandFor(fileURLToPath(new URL('./client-gone.ts', import.meta.url)));
const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
const closed = once(child, 'close') as Promise<[number]>;
const [output, [exitCode]] = await Promise.all([text(child.stdout), closed]);
say(`tests passed: ${/\bpass (\d+)/.exec(output)?.[1] ?? 'none was run'}`);
say(`exit code ${exitCode}`);
