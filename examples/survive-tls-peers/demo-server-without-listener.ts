// https://tuberia-rota.example/examples/survive-tls-peers/demo-server-without-listener.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { report, say } from '../observe.ts';
import { certificate, key } from './certificate.ts';
import { openRelay } from './relay.ts';

// The client's end crashes in such a case; a server's end has a listener of the runtime's own.
const server = createServer({ key, cert: certificate });
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const relay = await openRelay((server.address() as AddressInfo).port);
const accepted = once(server, 'secureConnection') as Promise<[TLSSocket]>;
const client = connect({ port: relay.port, host: '127.0.0.1', servername: 'localhost', ca: certificate });
client.on('error', () => {
  // Only the server is looked at.
});

const [socket] = await accepted;
(await relay.wire).toServer.resetAndDestroy();
const closed = new Promise((resolve) => socket.on('close', resolve));
socket.write('Are you there?');
await closed;
say('nobody listens to the socket, and the server goes on');
if (socket.errored != null) report('return value', socket.errored);

client.destroy();
relay.close();
server.close();
