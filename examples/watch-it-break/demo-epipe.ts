// https://tuberia-rota.example/examples/watch-it-break/demo-epipe.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { report, say } from '../observe.ts';

const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

const accepted = once(server, 'connection') as Promise<[Socket]>;
const ours = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
const [[peer]] = await Promise.all([accepted, once(ours, 'connect')]);
server.close();

ours.resume();
peer.destroy();
await once(ours, 'end');
say('the peer will send no more');

ours.on('error', (error) => report('event', error));
ours.on('close', () => say('closed'));
await new Promise((resolve) => ours.write('first', resolve));
say('the first write was accepted');
ours.write('second');
