// https://tuberia-rota.example/examples/break-http2/peer.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import {
  connect,
  createServer,
  type ClientHttp2Session,
  type ClientHttp2Stream,
  type ServerHttp2Stream,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import { report, say } from '../observe.ts';

/** One HTTP/2 connection without TLS, whose client reports all that it is told. */
export interface Connection {
  readonly session: ClientHttp2Session;
  /** Opens a stream that does not end by itself, and reports its errors. */
  readonly open: () => ClientHttp2Stream;
  readonly close: () => void;
}

/** Starts a server that does `onStream` with each request, and a client. */
export async function openConnection(onStream: (stream: ServerHttp2Stream) => void): Promise<Connection> {
  const server = createServer();
  server.on('stream', (stream: ServerHttp2Stream) => {
    stream.on('error', () => {
      // Only the client is looked at.
    });
    onStream(stream);
  });
  server.on('sessionError', () => {
    // As above.
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  session.on('error', (error) => {
    say('the session:');
    report('event', error);
  });
  return {
    session,
    open() {
      const stream = session.request({ ':path': '/', ':method': 'POST' });
      stream.on('error', (error) => {
        say('the stream:');
        report('event', error);
      });
      stream.resume();
      return stream;
    },
    close() {
      session.destroy();
      server.close();
    },
  };
}

/** Waits for `close`, whether or not an error comes before it. */
export const closed = (target: ClientHttp2Session | ClientHttp2Stream): Promise<void> =>
  new Promise((resolve) => target.on('close', () => resolve()));
