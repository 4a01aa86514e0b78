// https://tuberia-rota.example/examples/claims-checked/demo-client-error.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { report, say } from '../observe.ts';

for (const [how, leave] of [
  ['closes', (client: Socket) => client.destroy()],
  ['resets', (client: Socket) => client.resetAndDestroy()],
] as const) {
  say(`-- the client ${how} in the middle of the answer`);
  const server = createServer();
  server.on('clientError', (error, socket) => {
    say("the server emits 'clientError'");
    report('event', error);
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.on('error', () => {});
  client.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n');
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
  response.on('error', (error) => {
    say("the response emits 'error'");
    report('event', error);
  });
  const left = once(response, 'close');
  response.write('the first half');
  await once(client, 'data');
  leave(client);
  await left;
  response.end('the second half');
  server.close();
  await once(server, 'close');
  say('the server has closed');
}
