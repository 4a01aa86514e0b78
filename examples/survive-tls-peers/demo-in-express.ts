// https://tuberia-rota.example/examples/survive-tls-peers/demo-in-express.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer, request } from 'node:https';
import { connect as connectTcp, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import express from 'express';
import { report, say } from '../observe.ts';
import { certificate, key } from './certificate.ts';
import { surviveTlsClients } from './survive-tls-peers.ts';

const app = express();
app.get('/', (_request, response) => void response.send('hello'));

// #region use
const server = createServer({ key, cert: certificate }, app);
surviveTlsClients(server, {
  onGone(error, secure) {
    report('event', error);
    say(`a client has gone, after the handshake: ${secure}`);
  },
  onError: (error) => report('event', error),
});
// #endregion
server.listen(0, '127.0.0.1');

await once(server, 'listening');
const { port } = server.address() as AddressInfo;
// A port scanner, or a load balancer that looks whether the port is open.
const scanner = connectTcp(port, '127.0.0.1');
await once(scanner, 'connect');
scanner.destroy();

const options = { host: '127.0.0.1', port, servername: 'localhost', ca: certificate };
const sent = request(options).end();
const [answer] = (await once(sent, 'response')) as [IncomingMessage];
say(`another client got ${answer.statusCode}: ${await text(answer)}`);
process.exit();
