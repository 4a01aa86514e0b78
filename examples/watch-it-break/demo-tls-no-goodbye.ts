// https://tuberia-rota.example/examples/watch-it-break/demo-tls-no-goodbye.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { report, say } from '../observe.ts';
import { certificate, key } from '../survive-tls-peers/certificate.ts';

// In TLS 1.2 the wire shows of which kind a record is.
const server = createServer({ key, cert: certificate, maxVersion: 'TLSv1.2' }).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

const wired = once(server, 'connection') as Promise<[Socket]>;
const accepted = once(server, 'secureConnection') as Promise<[TLSSocket]>;
const ours = connect({ port, host: '127.0.0.1', servername: 'localhost', ca: certificate });
const [[wire], [peer]] = await Promise.all([wired, accepted, once(ours, 'secureConnect')]);
server.close();
ours.on('error', (error) => report('event', error));
ours.on('close', () => say('closed'));

peer.write('half a message');
const [data] = (await once(ours, 'data')) as [Buffer];
say(`we got: ${String(data)}`);

wire.destroy();
await once(ours, 'end');
say('no error: we are told that this was the end');
