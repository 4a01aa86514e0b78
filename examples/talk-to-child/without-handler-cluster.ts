// https://tuberia-rota.example/examples/talk-to-child/without-handler-cluster.ts | SPDX-License-Identifier: 0BSD
import cluster from 'node:cluster';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { say } from '../observe.ts';

cluster.setupPrimary({ exec: fileURLToPath(new URL('./worker.ts', import.meta.url)) });
const worker = cluster.fork();
await once(worker, 'message');
worker.send({ talk: 'message', id: 0, body: 'leave' });
const [exitCode] = (await once(worker, 'exit')) as [number];
say(`the worker has ended: exit code ${exitCode}`);
worker.send('one more');
