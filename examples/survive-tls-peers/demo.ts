// https://tuberia-rota.example/examples/survive-tls-peers/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect as connectTcp, type AddressInfo } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { report, say } from '../observe.ts';
import { certificate, key } from './certificate.ts';
import { openRelay } from './relay.ts';
import { connectSecurely, surviveTlsClients } from './survive-tls-peers.ts';

const server = createServer({ key, cert: certificate });
let told: () => void;

// #region server
const stop = surviveTlsClients(server, {
  onGone(error, secure) {
    say(`a client has gone, after the handshake: ${secure}`);
    report('event', error);
    told();
  },
  onError: (error) => report('event', error),
});
// #endregion

server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

{
  const heard = new Promise<void>((resolve) => (told = resolve));
  const accepted = once(server, 'connection');
  const client = connectTcp({ port, host: '127.0.0.1' });
  await accepted;
  client.destroy();
  await heard;
}

const relay = await openRelay(port);
{
  const heard = new Promise<void>((resolve) => (told = resolve));
  const accepted = once(server, 'secureConnection') as Promise<[TLSSocket]>;
  // #region client
  const client = await connectSecurely({
    port: relay.port,
    host: '127.0.0.1',
    servername: 'localhost',
    ca: certificate,
  });
  client.on('error', (error) => report('event', error));
  // #endregion
  const [socket] = await accepted;
  (await relay.wire).toServer.resetAndDestroy();
  socket.write('Are you there?');
  await heard;
  client.destroy();
  relay.close();
}

say('the server is still there');
{
  const accepted = once(server, 'secureConnection');
  const client = await connectSecurely({ port, host: '127.0.0.1', servername: 'localhost', ca: certificate });
  await accepted;
  say(`connected, ${client.authorized ? 'authorized' : 'not authorized'}`);
  client.destroy();
}

stop();
say('a client that does not know the certificate: not a broken pipe');
try {
  await connectSecurely({ port, host: '127.0.0.1', servername: 'localhost' });
} catch (error) {
  report('rejection', error);
}
server.close();
