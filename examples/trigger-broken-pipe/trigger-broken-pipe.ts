// https://tuberia-rota.example/examples/trigger-broken-pipe/trigger-broken-pipe.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A connection on loopback whose far end has gone. */
export interface BrokenPipe {
  /** Our end. It has read the peer's FIN and, being half-open, still lets us write. */
  readonly socket: Socket;
  /** Destroys our end and stops the server; resolves when no handle is left open, however often it is called. */
  readonly close: () => Promise<void>;
}

/** What to break, and how soon it shows. */
export interface TriggerOptions {
  /**
   * `false` (as in real life): the peer closes, the first write is accepted and lost, a later one fails.
   * `true`: the peer also sends an RST, so that the very first write fails.
   */
  readonly failFirstWrite?: boolean;
}

/**
 * Makes a TCP connection on 127.0.0.1 whose writes end in the kernel's own EPIPE, to test how a program copes.
 *
 * Why it is certain: the FIN has been read before the caller gets the socket, so the RST that answers
 * the first write meets a socket in CLOSE_WAIT, for which the kernel notes EPIPE and not ECONNRESET
 * (Linux `tcp_reset()`; tcp(7)).
 *
 * @returns the socket, without any `error` listener, and the function that releases everything
 * @throws the error of `listen` or `connect`, if loopback itself is unusable; an Error if the connection is not accepted
 */
export async function triggerBrokenPipe(options: TriggerOptions = {}): Promise<BrokenPipe> {
  // Both ends half-open: with Node's default, reading the FIN would end our side too, and no write would reach the kernel.
  const server = createServer({ allowHalfOpen: true });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const { port } = server.address() as AddressInfo;
  const peers: Socket[] = [];
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  const close = async (): Promise<void> => {
    const stopped = new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
    for (const end of [socket, ...peers]) end.destroy();
    if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
    await stopped;
  };
  try {
    // A FIN counts as read only when the stream flows.
    const finRead = once(socket.resume(), 'end');
    // Without descriptors (EMFILE) the server cannot accept what the kernel has connected: it is closed at once.
    const refused = finRead.then(() => {
      throw new Error('the connection was not accepted');
    });
    const [[peer]] = await Promise.race([Promise.all([accepted, once(socket, 'connect')]), refused]);
    peers.push(peer);
    const peerClosed = once(peer, 'close');
    if (options.failFirstWrite === true) {
      peer.end();
      await finRead;
      peer.resetAndDestroy();
    } else {
      peer.destroy();
    }
    await Promise.all([finRead, peerClosed]);
  } catch (error) {
    await close();
    throw error;
  }
  return { socket, close };
}
