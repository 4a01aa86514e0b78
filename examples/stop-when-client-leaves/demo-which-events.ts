// https://tuberia-rota.example/examples/stop-when-client-leaves/demo-which-events.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { report, say } from '../observe.ts';
import { askAndLeave } from './impatient.ts';

/** Names what an object emits. The order differs between runtimes, so it is sorted. */
function listen(emitter: IncomingMessage | ServerResponse, events: string[]): () => string {
  const emitted: string[] = [];
  for (const event of events) emitter.on(event, () => emitted.push(event));
  return () => emitted.sort().join(', ');
}

const server = createServer((request, response) => {
  const ofRequest = listen(request, ['aborted', 'close', 'end', 'error']);
  const ofResponse = listen(response, ['close', 'error', 'finish']);
  request.on('error', (error) => report('event', error));
  const bothClosed = Promise.all([
    once(response, 'close'),
    new Promise((resolve) => request.on('close', resolve)),
  ]);
  void bothClosed.then(async () => {
    say(`the request emitted: ${ofRequest()}`);
    say(`the response emitted: ${ofResponse()}; writableFinished: ${response.writableFinished}`);
    const error = await new Promise((resolve) => response.write('two\n', resolve));
    report('callback', error);
    await new Promise(setImmediate);
    say(`after one more write, the response has emitted: ${ofResponse()}`);
    server.emit('seen');
  });
  response.write('one\n');
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

for (const how of ['close', 'reset'] as const) {
  say(`-- the client leaves: ${how}`);
  const seen = once(server, 'seen');
  await askAndLeave(port, '/', how);
  await seen;
}
server.close();
