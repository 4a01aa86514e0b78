// https://tuberia-rota.example/examples/watch-it-break/demo-own-epipe.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { report, say } from '../observe.ts';

const server = createServer((peer) => peer.end()).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

// The default, allowHalfOpen: false: Node.js answers the peer's FIN with ours.
const ours = connect(port, '127.0.0.1');
ours.resume();
await once(ours, 'end');

ours.on('error', (error) => report('event', error));
ours.on('close', () => say('closed'));
ours.write('too late');
server.close();
