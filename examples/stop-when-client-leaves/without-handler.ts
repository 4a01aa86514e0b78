// https://tuberia-rota.example/examples/stop-when-client-leaves/without-handler.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import '../observe.ts';
import { askAndLeave } from './impatient.ts';

function* endless(): Generator<string> {
  for (;;) yield 'one line of the response\n'.repeat(1000);
}

async function serve(response: ServerResponse): Promise<void> {
  await pipeline(endless, response);
}

const server = createServer((_request, response) => {
  void serve(response);
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
await askAndLeave((server.address() as AddressInfo).port, '/');
