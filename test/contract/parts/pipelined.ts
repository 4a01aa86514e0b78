/** Pipelined HTTP requests: the response to the second waits for its turn, and has no socket before that. */
import { createServer, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
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
  const server = createServer((_request, response) => responses.push(response));
  const client = connect({ host: '127.0.0.1', port: await listening(server) });
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
