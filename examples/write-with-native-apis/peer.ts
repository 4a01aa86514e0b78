// https://tuberia-rota.example/examples/write-with-native-apis/peer.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A server on 127.0.0.1 whose accepted connection is ours to close. */
export interface Peer {
  readonly port: number;
  /** Leaves the connection that came last; resolves when that is done. */
  readonly leave: (how: 'destroy' | 'resetAndDestroy') => Promise<void>;
  readonly close: () => void;
}

export async function openPeer(): Promise<Peer> {
  const server = createServer({ allowHalfOpen: true });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  let accepted = once(server, 'connection') as Promise<[Socket]>;
  return {
    port: (server.address() as AddressInfo).port,
    async leave(how) {
      const [socket] = await accepted;
      accepted = once(server, 'connection') as Promise<[Socket]>;
      socket.on('error', () => {
        // This end is ours to break: what it is told does not matter.
      });
      const closed = new Promise((resolve) => socket.on('close', resolve));
      socket[how]();
      await closed;
    },
    close: () => void server.close(),
  };
}
