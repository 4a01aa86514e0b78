/** Part of the contract of the proxy: what an end of a WebSocket sent last. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { proxyRequests, proxyUpgrades } from '../../../examples/proxy-between-peers/proxy-between-peers.ts';
import type { Checks } from '../contract.ts';
import { closed, value } from '../faults.ts';
import { HEAD_END, staged } from './proxy-between-peers.ts';
import { SWITCHED, UPGRADE } from './proxy-uneven-ends.ts';

export const limits: Checks = {
  'what still waits for a WebSocket client when the upstream ends reaches it': () =>
    staged(
      (socket, soFar) => {
        if (soFar.endsWith('go')) socket.end('last');
        else socket.write(SWITCHED);
      },
      async ({ port, leaves }) => {
        const client = connect({ host: '127.0.0.1', port });
        let got = '';
        client.on('data', (bytes) => {
          got += bytes.toString();
          if (got.endsWith(HEAD_END)) client.write('go');
        });
        client.write(UPGRADE);
        await value(closed(client));
        assert.ok(got.endsWith('last'), got);
        assert.deepEqual(
          leaves.map(({ who }) => who),
          ['upstream'],
        );
      },
      {},
      {
        proxyRequests,
        // Corked, the proxy's end holds back what a slow client would.
        proxyUpgrades: (options) => (incoming, client, head) => {
          client.once('data', () => client.cork());
          proxyUpgrades(options)(incoming, client, head);
        },
      },
    ),
};
