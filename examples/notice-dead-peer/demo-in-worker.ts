// https://tuberia-rota.example/examples/notice-dead-peer/demo-in-worker.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { say } from '../observe.ts';
import { untilPeerLeaves } from './notice-dead-peer.ts';

// A queue whose first machine loses its network after one job: it says nothing more, and closes nothing.
let connections = 0;
const queue = createServer((peer) => {
  connections += 1;
  const dies = connections === 1;
  peer.on('error', () => {});
  peer.write(`job ${connections}\n`);
  peer.on('data', () => {
    if (!dies) peer.end('job 3\n');
  });
}).listen(0, '127.0.0.1');
await once(queue, 'listening');
const { port } = queue.address() as AddressInfo;

// #region use
for (let left = 2; left > 0; left -= 1) {
  const socket = connect(port, '127.0.0.1');
  createInterface({ input: socket }).on('line', (job) => say(`done: ${job}`));
  const { how } = await untilPeerLeaves(socket, { ping: 'ping\n', everyMs: 50, missed: 3 });
  say(`the queue has gone: ${how}`);
}
// #endregion
queue.close();
