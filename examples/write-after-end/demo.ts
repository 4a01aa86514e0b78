// https://tuberia-rota.example/examples/write-after-end/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { say } from '../observe.ts';
import { endAfterAll, type Write } from './write-after-end.ts';

const server = createServer().listen(0, '127.0.0.1');
await once(server, 'listening');
const accepted = once(server, 'connection') as Promise<[Socket]>;
const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
const [[peer]] = await Promise.all([accepted, once(socket, 'connect')]);
const firstIsDone = once(peer, 'data');
const received = text(peer);

let kept: Write | undefined;
// #region use
const result = await endAfterAll(socket, [
  async (write) => {
    kept = write;
    say(`fast producer: ${await write('first ')}`);
  },
  async (write) => {
    await firstIsDone;
    say(`slow producer: ${await write('second')}`);
  },
]);
// #endregion
say(`the stream: ${result}`);
say(`a late write: ${await kept?.('third')}`);
say(`the peer read ${JSON.stringify(await received)}`);
server.close();
