// https://tuberia-rota.example/examples/connection-refused/refused-port.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * A port on 127.0.0.1 that refuses every connection until `close` is called.
 *
 * It is our own end of a live connection: nobody listens on it, and the system gives it to nobody else meanwhile.
 * A port that was merely free a moment ago may be another program's by now.
 */
export async function refusedPort(): Promise<{ port: number; close: () => void }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const ours = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(ours, 'connect');
  const [peer] = await accepted;
  server.close();
  return {
    port: ours.localPort ?? 0,
    close() {
      ours.destroy();
      peer.destroy();
    },
  };
}
