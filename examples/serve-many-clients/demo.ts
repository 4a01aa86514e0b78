// https://tuberia-rota.example/examples/serve-many-clients/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { report, say } from '../observe.ts';
import { serveManyClients } from './serve-many-clients.ts';

// Opens when the impatient client has left: an event, not a sleep, decides the race.
let open = (): void => {};
const clientHasLeft = new Promise<void>((resolve) => (open = resolve));

const server = await serveManyClients(
  async ({ id, socket, send }) => {
    if (id === 2) socket.once('end', open);
    await send('Welcome! ');
    await clientHasLeft;
    for (const line of ['Thank you. ', 'Good bye!']) await send(line);
  },
  ({ id }, error) => {
    say(`client ${id} left before its farewell`);
    report('rejection', error);
  },
  (_client, error) => report('rejection', error),
);

const clients: Socket[] = [];
for (let n = 1; n <= 3; n += 1) {
  const client = connect(server.port, '127.0.0.1');
  await once(client, 'connect');
  clients.push(client);
}
const [first, second, third] = clients as [Socket, Socket, Socket];
const farewells = [text(first), text(third)];

// The second client reads its greeting and goes: with nothing unread, its kernel sends a FIN and no RST.
await once(second, 'data');
second.destroy();

const [one, three] = await Promise.all(farewells);
await server.close();
say(`client 1 got: ${one}`);
say(`client 3 got: ${three}`);
say('server closed');
