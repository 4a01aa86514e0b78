/** Part of the contract of the proxy: bodies, answers and connections of which one side ends before the other. */
import assert from 'node:assert/strict';
import { Agent, type IncomingMessage } from 'node:http';
import {
  proxyRequests,
  proxyUpgrades,
  type ProxyOptions,
} from '../../../examples/proxy-between-peers/proxy-between-peers.ts';
import type { Checks } from '../contract.ts';
import { sendRaw } from '../faults.ts';
import { HEAD_END, OK, staged, whole } from './proxy-between-peers.ts';

/** A proxy behind something that reads bodies first, as `express.json()` does. */
const behind = (read: (incoming: IncomingMessage) => Promise<void>): typeof proxyRequests =>
  function (options: ProxyOptions) {
    const pass = proxyRequests(options);
    return (incoming, outgoing) => void read(incoming).then(() => pass(incoming, outgoing));
  };

const READERS: Record<string, (incoming: IncomingMessage) => Promise<void>> = {
  'was read before': async (incoming) => {
    await incoming.toArray();
  },
  'was read in part': (incoming) =>
    new Promise((resolve) =>
      incoming.once('readable', () => {
        incoming.read(1);
        resolve();
      }),
    ),
  'was decoded before': (incoming) => {
    incoming.setEncoding('utf8');
    return Promise.resolve();
  },
};

export const repeats: Checks = Object.fromEntries(
  Object.entries(READERS).map(([what, read]) => [
    `a body that ${what} is refused, and the next request is not taken for it`,
    async () => {
      const agent = new Agent({ keepAlive: true });
      await staged(
        (socket, soFar) => {
          if (soFar.includes(HEAD_END)) socket.write(OK);
        },
        async ({ port, upstream, errors }) => {
          const body = '\xe9'.repeat(40);
          const answer = await sendRaw(
            port,
            `POST /1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 40\r\n\r\n${body}`,
          );
          assert.match(answer, /^HTTP\/1.1 502/);
          assert.equal(errors.length, 1);
          await sendRaw(port, 'GET /2 HTTP/1.1\r\nHost: x\r\n\r\n', whole);
          assert.deepEqual(
            upstream.received.map((got) => got.split(' HTTP')[0]),
            ['GET /2'],
          );
        },
        { agent },
        { proxyRequests: behind(read), proxyUpgrades },
      );
      agent.destroy();
    },
  ]),
);
