// https://tuberia-rota.example/examples/connection-reset/demo-fetch.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { report, say } from '../observe.ts';

for (const how of ['aborts the connection', 'closes without an answer'] as const) {
  say(`the server ${how}`);
  const server = createServer((peer) => {
    peer.on('error', () => {});
    peer.once('data', () => {
      if (how === 'closes without an answer') peer.destroy();
      else peer.resetAndDestroy();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } });
  } catch (error) {
    report('rejection', error);
    const { cause } = error as Error;
    if (cause !== undefined) {
      say('its cause:');
      report('rejection', cause);
    }
  }
  server.close();
}
