/** Peers and readers of the contract of `keepAliveClient`. */
import { text } from 'node:stream/consumers';
import {
  keepAliveClient,
  type KeepAliveClient,
} from '../../../examples/retry-stale-connection/retry-stale-connection.ts';
import { against as againstPeer, type Act, type RawPeer } from '../faults.ts';

export const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
export const END = '\r\n\r\n';
export const SMUGGLED = 'POST /admin HTTP/1.1\r\nHost: x\r\n\r\n';

/** Runs a client against a raw server. */
export async function against(
  act: Act,
  run: (client: KeepAliveClient, url: string, peer: RawPeer) => Promise<void>,
  make: typeof keepAliveClient = keepAliveClient,
): Promise<void> {
  const client = make();
  try {
    await againstPeer(act, (url, peer) => run(client, url, peer));
  } finally {
    client.close();
  }
}

export const answerHead: Act = (socket, soFar) => {
  if (soFar.includes(END)) socket.write(OK);
};

/** Answers the first request of a connection, and resets it at the second. */
export const staleAfterOne: Act = (socket, soFar, connection) => {
  if (connection === 0 && soFar.split('HTTP/1.1').length > 2) socket.resetAndDestroy();
  else if (soFar.includes(END)) socket.write(OK);
};

export const read = async (
  client: KeepAliveClient,
  url: string,
  outgoing?: Parameters<KeepAliveClient['send']>[1],
) => {
  const { response, repeatedAfter } = await client.send(url, outgoing);
  return { body: await text(response), repeatedAfter };
};
