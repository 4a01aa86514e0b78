// https://tuberia-rota.example/examples/write-without-error/write-without-error.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What a writer learned about a peer that had closed. */
export interface Observation {
  /** Writes whose callback brought no error before the socket closed. */
  readonly accepted: number;
  /** The `error` event, or `undefined` when there was none. */
  readonly error: NodeJS.ErrnoException | undefined;
  /** What the `close` event said: whether the socket closed because of an error. */
  readonly hadError: boolean;
}

/**
 * Writes once per turn of the event loop to a peer that closes at once, until the socket closes.
 *
 * @param allowHalfOpen as for `net.connect`; with Node's default, `false`, reading the peer's FIN
 *   ends our side in silence (net: "By default … the socket will destroy itself")
 */
export async function writeToClosedPeer(allowHalfOpen: boolean): Promise<Observation> {
  const server = createServer((peer) => peer.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  try {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen });
    await once(socket, 'connect');
    return await writeUntilClosed(socket);
  } finally {
    server.close();
    await once(server, 'close');
  }
}

function writeUntilClosed(socket: Socket): Promise<Observation> {
  return new Promise((resolve) => {
    let accepted = 0;
    let error: NodeJS.ErrnoException | undefined;
    socket.on('error', (reason) => (error = reason));
    socket.on('close', (hadError) => {
      resolve({ accepted, error, hadError });
    });
    socket.resume();
    const writeAgain = (): void => {
      if (socket.destroyed || socket.writableEnded) return;
      socket.write('x', (failure) => {
        if (failure == null) accepted += 1;
      });
      setImmediate(writeAgain);
    };
    // Only a FIN that has been read makes the two settings differ.
    socket.once('end', writeAgain);
  });
}
