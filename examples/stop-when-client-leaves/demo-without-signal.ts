// https://tuberia-rota.example/examples/stop-when-client-leaves/demo-without-signal.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { report, say } from '../observe.ts';
import { askAndLeave } from './impatient.ts';

// Nobody looks at the response: the work goes on, and each line is lost in silence.
async function serve(response: ServerResponse): Promise<void> {
  response.on('error', (error) => report('event', error));
  response.write('line 1\n');
  await once(response, 'close');
  for (let n = 2; n <= 4; n += 1) {
    say(`line ${n}: made`);
    response.write(`line ${n}\n`);
    await new Promise(setImmediate);
  }
  response.end();
  say(`the work is done; no error; the response is finished: ${response.writableFinished}`);
}

const server = createServer((_request, response) => {
  void serve(response).then(() => server.close());
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
await askAndLeave((server.address() as AddressInfo).port, '/');
