// https://tuberia-rota.example/examples/stop-when-client-leaves/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createReadStream, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from '../observe.ts';
import { askAndLeave } from './impatient.ts';
import { sendWhileClientListens } from './stop-when-client-leaves.ts';

// Larger than all buffers of the connection together, so that it cannot be sent whole.
const path = join(tmpdir(), `large-${process.pid}`);
writeFileSync(path, '');
truncateSync(path, 64_000_000);

// #region use
const bodies: Record<string, (signal: AbortSignal) => AsyncIterable<string | Uint8Array>> = {
  // A report that takes long to make.
  async *'/report'(signal) {
    yield 'first line\n';
    await wait(60_000, undefined, { signal });
    yield 'last line\n';
  },
  // A file.
  '/file': () => createReadStream(path),
  // Events that never end.
  async *'/events'(signal) {
    for (let n = 1; ; n += 1) {
      yield `data: ${n}\n\n`;
      await wait(60_000, undefined, { signal });
    }
  },
};

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = bodies[request.url ?? ''];
  if (body === undefined) return void response.writeHead(404).end();
  const whole = await sendWhileClientListens(response, body);
  say(`${request.url}: ${whole ? 'sent whole' : 'the client left, the work has stopped'}`);
}
// #endregion

const server = createServer((request, response) => {
  void serve(request, response).then(() => server.emit('served'));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
for (const url of Object.keys(bodies)) {
  const served = once(server, 'served');
  await askAndLeave(port, url);
  await served;
}
server.close();
unlinkSync(path);
