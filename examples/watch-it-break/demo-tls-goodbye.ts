// https://tuberia-rota.example/examples/watch-it-break/demo-tls-goodbye.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { report, say } from '../observe.ts';
import { certificate, key } from '../survive-tls-peers/certificate.ts';

// In TLS 1.2 the wire shows of which kind a record is.
const server = createServer({ key, cert: certificate, maxVersion: 'TLSv1.2' }).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

const accepted = once(server, 'secureConnection') as Promise<[TLSSocket]>;
const ours = connect({ port, host: '127.0.0.1', servername: 'localhost', ca: certificate });
const [[peer]] = await Promise.all([accepted, once(ours, 'secureConnect')]);
server.close();
ours.on('error', (error) => report('event', error));
ours.on('close', () => say('closed'));

peer.write('half a message');
const [data] = (await once(ours, 'data')) as [Buffer];
say(`we got: ${String(data)}`);

peer.end();
await once(ours, 'end');
say('no error: we are told that this was the end');
