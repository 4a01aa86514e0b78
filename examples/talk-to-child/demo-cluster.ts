// https://tuberia-rota.example/examples/talk-to-child/demo-cluster.ts | SPDX-License-Identifier: 0BSD
import cluster from 'node:cluster';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { report, say } from '../observe.ts';
import { openChannel } from './talk-to-child.ts';

cluster.setupPrimary({ exec: fileURLToPath(new URL('./worker.ts', import.meta.url)) });
const worker = cluster.fork();
const channel = openChannel(worker);
say(`received: ${String(await channel.ask('who are you?'))}`);

const exited = once(worker, 'exit');
await channel.ask('leave').catch((error: unknown) => report('rejection', error));
const [exitCode] = (await exited) as [number];
say(`worker ${worker.id} has ended: exit code ${exitCode}`);

say(`a message to it was handed over: ${await channel.send('one more')}`);
channel.close();
say('the primary lives on, and may call cluster.fork() for a new worker');
