// https://tuberia-rota.example/examples/stop-when-client-leaves/impatient.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect } from 'node:net';

/** How the client leaves: it closes, or it resets the connection. */
export type Leave = 'close' | 'reset';

/** Asks for a path, waits for the first bytes of the response and leaves. */
export async function askAndLeave(port: number, path: string, how: Leave = 'close'): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => socket.destroy());
  socket.write(`GET ${path} HTTP/1.1\r\nHost: example\r\n\r\n`);
  await once(socket, 'data');
  const closed = once(socket, 'close');
  if (how === 'reset') socket.resetAndDestroy();
  else socket.destroy();
  await closed;
}
