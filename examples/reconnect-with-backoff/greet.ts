// https://tuberia-rota.example/examples/reconnect-with-backoff/greet.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Connects, says hello and waits for the answer: saying hello twice does no harm. */
export async function greet(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  try {
    socket.write('hello\n');
    await once(socket, 'data');
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
