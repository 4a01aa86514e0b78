// https://tuberia-rota.example/examples/write-after-destroy/without-handler.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import '../observe.ts';

/** Writes, and waits until the socket has taken it. */
function write(socket: Socket, data: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(data, (error) => (error == null ? resolve() : reject(error)));
  });
}

const server = createServer().listen(0, '127.0.0.1').unref();
await once(server, 'listening');
const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
await once(socket, 'connect');
socket.on('error', () => {
  // Never reached: a write to a destroyed stream emits no event.
});
socket.destroy();
await write(socket, 'one more thing');
