// https://tuberia-rota.example/examples/talk-to-child/worker.ts | SPDX-License-Identifier: 0BSD
import cluster from 'node:cluster';
import { openChannel } from './talk-to-child.ts';

openChannel(process, (body) => {
  if (body === 'leave') process.exit(3);
  return `answer of worker ${cluster.worker?.id}`;
});
