/**
 * Responses that end in their own ways: over HTTP/2 the stream can go while its connection stays; of pipelined requests the
 * response to the second waits for its turn, and has no socket before that.
 */
import { once } from 'node:events';
import { createServer as createPlain, type ServerResponse } from 'node:http';
import { connect, createServer, type ClientHttp2Stream, type Http2ServerResponse } from 'node:http2';
import { connect as connectPlain, type Socket } from 'node:net';
import { eventually, listening } from '../faults.ts';

const ASK = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';

/** Ways in which a client leaves. */
export const LEAVES = ['resetAndDestroy', 'destroy'] as const;

/**
 * Runs something with the response that waits; the one before it is never answered, unless `run` does.
 * @param run gets the client, too, and what it was sent
 */
export async function pipelined(
  run: (waiting: ServerResponse, client: Socket, first: ServerResponse) => Promise<void>,
): Promise<void> {
  const responses: ServerResponse[] = [];
  const server = createPlain((_request, response) => responses.push(response));
  const client = connectPlain({ host: '127.0.0.1', port: await listening(server) });
  client.on('error', () => undefined);
  client.write(ASK + ASK);
  await eventually('both are asked', () => responses.length === 2);
  const [first, waiting] = responses as [ServerResponse, ServerResponse];
  try {
    await run(waiting, client, first);
  } finally {
    client.destroy();
    server.closeAllConnections();
    server.close();
  }
}

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
