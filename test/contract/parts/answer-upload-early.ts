/** Peers and servers of the contract of `refuseUpload` and `upload`. */
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { eventually, listening, type Act } from '../faults.ts';

export const END = '\r\n\r\n';
export const OK = 'HTTP/1.1 201 Created\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok';
export const BIG = Buffer.alloc(10 * 2 ** 20, 'x');
/** More than the kernel holds on both ends. */
export const HUGE = Buffer.alloc(40 * 2 ** 20);

/** Says "go on", and answers once `size` bytes of body are there. */
export const takeWhole =
  (size: number): Act =>
  (socket, soFar) => {
    if (soFar.endsWith(END) && soFar.split(END).length === 2) socket.write('HTTP/1.1 100 Continue\r\n\r\n');
    if (soFar.length - soFar.indexOf(END) - 4 === size) socket.end(OK);
  };

/** Runs one upload of a raw client against `refuseUpload`. */
export async function refusing(
  run: (
    client: Socket,
    request: IncomingMessage,
    response: ServerResponse,
    got: () => string,
  ) => Promise<void>,
  length = 1_000_000_000,
): Promise<void> {
  let met: { request: IncomingMessage; response: ServerResponse } | undefined;
  const server = createHttpServer((request, response) => (met = { request, response }));
  const client = connect({ host: '127.0.0.1', port: await listening(server) });
  let got = '';
  client.on('error', () => undefined);
  client.on('data', (bytes) => (got += bytes.toString('latin1')));
  client.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\nx`);
  await eventually('the server is asked', () => met !== undefined);
  if (met !== undefined) await run(client, met.request, met.response, () => got);
  client.destroy();
  server.closeAllConnections();
  server.close();
}
