// https://tuberia-rota.example/examples/survive-tls-peers/without-handler.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:tls';
import '../observe.ts';
import { certificate, key } from './certificate.ts';
import { openRelay } from './relay.ts';

const server = createServer({ key, cert: certificate });
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const relay = await openRelay((server.address() as AddressInfo).port);
const client = connect({ port: relay.port, host: '127.0.0.1', servername: 'localhost', ca: certificate });
await once(client, 'secureConnect');

(await relay.wire).toClient.resetAndDestroy();
client.write('Are you there?');
