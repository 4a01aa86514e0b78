// https://tuberia-rota.example/examples/ipc-channel-closed/demo-child-side.ts | SPDX-License-Identifier: 0BSD
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { say } from '../observe.ts';

const child = fork(fileURLToPath(new URL('./late-child.ts', import.meta.url)), { silent: true });
if (child.stdout === null || child.stderr === null) throw new Error('both are pipes, as asked for above');
const output = Promise.all([text(child.stdout), text(child.stderr)]);
await once(child, 'message');
child.disconnect();
const [exitCode] = (await once(child, 'exit')) as [number];
const [stdout, stderr] = await output;
say(`the child said: ${stdout.trim()}`);
say(`the child ended with exit code ${exitCode}`);
say(`the child crashed with: ${/^.*(?:Error|error).*closed.*$/m.exec(stderr)?.[0] ?? 'nothing'}`);
