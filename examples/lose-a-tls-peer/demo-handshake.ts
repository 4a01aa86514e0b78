// https://tuberia-rota.example/examples/lose-a-tls-peer/demo-handshake.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import {
  connect as connectTcp,
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
} from 'node:net';
import { connect, createServer } from 'node:tls';
import { report, say } from '../observe.ts';
import { certificate, key } from '../survive-tls-peers/certificate.ts';

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

for (const leave of ['destroy', 'resetAndDestroy'] as const) {
  say(`client; the server leaves during the handshake with ${leave}()`);
  const server = createTcpServer((peer) => {
    peer.on('error', () => {
      // Only the client is looked at.
    });
    // The client's first message has arrived; no answer will.
    peer.once('data', () => peer[leave]());
  });
  const port = await listen(server);
  // #region client
  const client = connect({ port, host: '127.0.0.1', servername: 'localhost', ca: certificate });
  client.on('error', (error) => report('event', error));
  // #endregion
  await new Promise((resolve) => client.on('close', resolve));
  server.close();
}

for (const leave of ['destroy', 'resetAndDestroy'] as const) {
  say(`server; the client leaves during the handshake with ${leave}()`);
  const server = createServer({ key, cert: certificate });
  const port = await listen(server);
  // #region server
  const failed = once(server, 'tlsClientError') as Promise<[Error]>;
  // #endregion
  const accepted = once(server, 'connection');
  const client = connectTcp({ port, host: '127.0.0.1' });
  await accepted;
  client[leave]();
  report('event', (await failed)[0]);
  server.close();
}
