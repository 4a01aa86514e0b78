// https://tuberia-rota.example/examples/watch-it-break/demo-unread-data.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { report, say } from '../observe.ts';

const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

const accepted = once(server, 'connection') as Promise<[Socket]>;
const ours = connect(port, '127.0.0.1');
const [[peer]] = await Promise.all([accepted, once(ours, 'connect')]);
server.close();

ours.on('error', (error) => report('event', error));
ours.on('close', () => say('closed'));
await new Promise((resolve) => ours.write('a request that nobody reads', resolve));

peer.destroy();
ours.resume();
