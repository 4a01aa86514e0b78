// https://tuberia-rota.example/examples/fetch-whole/dying-server.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A server of raw sockets, which can break any rule of HTTP. */
export interface DyingServer {
  readonly url: string;
  /** Each request that it got, such as `GET /menu`. */
  readonly seen: string[];
  readonly close: () => Promise<void>;
}

/**
 * @param answers what to do with the first request, the second and so on; the last one is for all others too
 */
export async function startDying(...answers: ((socket: Socket) => void)[]): Promise<DyingServer> {
  const seen: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (chunk: Buffer) => {
      const answer = answers[Math.min(seen.length, answers.length - 1)];
      seen.push(chunk.toString('latin1').split(' HTTP/', 1)[0] ?? '');
      socket.resume();
      answer?.(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const OK = 'HTTP/1.1 200 OK\r\n';
const CLOSE = 'Connection: close\r\n';
const LENGTH = 'Content-Length: 20\r\n';
const CHUNKED = 'Transfer-Encoding: chunked\r\n';
const end =
  (...parts: string[]) =>
  (socket: Socket): void =>
    void socket.end(parts.join(''));

type Way = 'whole' | 'close' | 'reset' | 'notHttp' | `close${'InHeaders' | 'WithoutLength' | InBody}`;
type InBody = 'InBody' | 'InBodyAsAnnounced' | 'InChunks' | 'InChunksAsAnnounced';

/** Ways to answer. */
export const answers: Readonly<Record<Way, (socket: Socket) => void>> = {
  whole: end(OK, CLOSE, 'Content-Length: 10\r\n\r\nfirst half'),
  close: (socket: Socket): void => void socket.destroy(),
  reset: (socket: Socket): void => void socket.resetAndDestroy(),
  closeInHeaders: end(OK, 'Content-Le'),
  closeInBody: end(OK, LENGTH, '\r\nfirst half'),
  closeInBodyAsAnnounced: end(OK, CLOSE, LENGTH, '\r\nfirst half'),
  closeInChunks: end(OK, CHUNKED, '\r\na\r\nfirst half\r\n'),
  closeInChunksAsAnnounced: end(OK, CLOSE, CHUNKED, '\r\na\r\nfirst half\r\n'),
  closeWithoutLength: end(OK, CLOSE, '\r\nfirst half'),
  notHttp: end('220 mail.example ESMTP\r\n'),
};
