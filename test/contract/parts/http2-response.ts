/** Response over HTTP/2, whose stream can go while its connection stays. */
import { once } from 'node:events';
import { connect, createServer, type ClientHttp2Stream, type Http2ServerResponse } from 'node:http2';
import { listening } from '../faults.ts';

/** Runs something with the response of a server to a client's stream, and ends both. */
export async function overHttp2(
  run: (response: Http2ServerResponse, client: ClientHttp2Stream) => Promise<void>,
): Promise<void> {
  const server = createServer();
  const asked = once(server, 'request');
  const session = connect(`http://127.0.0.1:${await listening(server)}`);
  session.on('error', () => undefined);
  const client = session.request({ ':path': '/' });
  client.on('error', () => undefined);
  const [, response] = (await asked) as [unknown, Http2ServerResponse];
  try {
    await run(response, client);
  } finally {
    session.destroy();
    server.close();
  }
}
