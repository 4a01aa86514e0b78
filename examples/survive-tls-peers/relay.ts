// https://tuberia-rota.example/examples/survive-tls-peers/relay.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A wire between a TLS client and a TLS server that can be cut, so that neither end gets to say goodbye. */
export interface Relay {
  /** Where the client connects to instead of the server. */
  readonly port: number;
  /** Both connections, once there is one: towards the client and towards the server. */
  readonly wire: Promise<{ toClient: Socket; toServer: Socket }>;
  readonly close: () => void;
}

const ignore = (): void => {
  // The relay's ends are ours to break: what they are told does not matter.
};

/** Starts a relay on 127.0.0.1 for one connection to the server that listens on `target`. */
export async function openRelay(target: number): Promise<Relay> {
  const relay = createServer({ allowHalfOpen: true });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const wire = (async () => {
    const [toClient] = (await once(relay, 'connection')) as [Socket];
    const toServer = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true });
    toClient.on('error', ignore).pipe(toServer);
    toServer.on('error', ignore).pipe(toClient);
    return { toClient, toServer };
  })();
  return {
    port: (relay.address() as AddressInfo).port,
    wire,
    close() {
      relay.close();
      void wire.then(({ toClient, toServer }) => {
        toClient.destroy();
        toServer.destroy();
      });
    },
  };
}
