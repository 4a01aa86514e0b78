// https://tuberia-rota.example/examples/run-pipeline/demo-plain-pipe.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from '../observe.ts';

const writer = spawn('seq', ['100000000'], { stdio: ['ignore', 'pipe', 'ignore'] });
const reader = spawn('head', ['-n', '1'], { stdio: ['pipe', 'ignore', 'ignore'] });
const ended = once(writer, 'close');
// The error is caught, and nothing else is done.
reader.stdin.on('error', () => {});
writer.stdout.pipe(reader.stdin);

await once(reader, 'close');
say('the reader has ended');
await wait(300);
say(`the writer has ended: ${writer.exitCode !== null || writer.signalCode !== null}`);
say('we destroy its output');
writer.stdout.destroy();
await ended;
say('the writer has ended');
