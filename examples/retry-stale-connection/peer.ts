// https://tuberia-rota.example/examples/retry-stale-connection/peer.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** How the server ends a connection: orderly, or with an RST. */
export type Death = 'fin' | 'reset';

/** A server that answers one request on each connection, keeps it, and dies once it has read a second one. */
export interface Peer {
  readonly url: string;
  /** Each request that it read, such as `POST /order, unanswered`. */
  readonly seen: string[];
  /** Closes the connections that are open now, as a server does with those that were idle for too long. */
  readonly dropIdle: () => void;
  readonly close: () => Promise<void>;
}

const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\nfine\n';

/**
 * @param death how a connection ends
 * @returns the server; what is sent to `/crash` it never answers, not even on a new connection
 */
export async function startPeer(death: Death): Promise<Peer> {
  const seen: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    let answered = false;
    let text = '';
    open.add(socket);
    socket.setEncoding('latin1');
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
    socket.on('data', (chunk: string) => {
      text += chunk;
      const [head = '', body] = text.split('\r\n\r\n', 2);
      const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
      // A body too long for a test: the server has seen enough.
      if (body === undefined || (body.length < length && length < 1_000_000)) return;
      const [line = ''] = head.split(' HTTP/', 1);
      if (!answered && !line.endsWith('/crash')) {
        seen.push(`${line}, answered`);
        answered = true;
        text = '';
        socket.write(ANSWER);
        return;
      }
      // It has been read whole: what it asked for may be done by now.
      seen.push(`${line}, unanswered`);
      if (death === 'reset') socket.resetAndDestroy();
      else socket.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    dropIdle() {
      for (const socket of open) socket.destroy();
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
