// https://tuberia-rota.example/examples/watch-it-break/demo-peer-resets.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { report, say } from '../observe.ts';

const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

const accepted = once(server, 'connection') as Promise<[Socket]>;
const ours = connect({ port, host: '127.0.0.1', allowHalfOpen: true }).pause();
const [[peer]] = await Promise.all([accepted, once(ours, 'connect')]);
server.close();

ours.on('error', (error) => report('event', error));
ours.on('close', () => say('closed'));

peer.resetAndDestroy();
await once(peer, 'close');
let failed = false;
while (!failed) {
  failed = await new Promise((resolve) => ours.write('x', (error) => resolve(error != null)));
  say(failed ? 'a write failed' : 'a write was accepted');
}
