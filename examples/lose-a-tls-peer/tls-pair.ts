// https://tuberia-rota.example/examples/lose-a-tls-peer/tls-pair.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { certificate, key } from '../survive-tls-peers/certificate.ts';
import { openRelay } from '../survive-tls-peers/relay.ts';

/** A TLS connection through a wire that can be cut. */
export interface TlsPair {
  /** The server's socket, without any listener. */
  readonly ours: TLSSocket;
  /** The client's socket. */
  readonly peer: TLSSocket;
  /** The wire's end next to us: ending or resetting it looks like a peer that leaves without a TLS goodbye. */
  readonly wire: Socket;
  readonly close: () => void;
}

/** Connects a client and a server with TLS. */
export async function openTlsPair(allowHalfOpen = false): Promise<TlsPair> {
  // The type lacks what net.Server's options have.
  const options: object = { key, cert: certificate, allowHalfOpen };
  const server = createServer(options);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const relay = await openRelay((server.address() as AddressInfo).port);
  const accepted = once(server, 'secureConnection') as Promise<[TLSSocket]>;
  const peer = connect({ port: relay.port, host: '127.0.0.1', servername: 'localhost', ca: certificate });
  peer.on('error', () => {
    // Only our end is looked at.
  });
  const [ours] = await accepted;
  peer.resume();
  return {
    ours,
    peer,
    wire: (await relay.wire).toServer,
    close() {
      ours.destroy();
      peer.destroy();
      relay.close();
      server.close();
    },
  };
}
