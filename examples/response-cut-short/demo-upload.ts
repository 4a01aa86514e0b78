// https://tuberia-rota.example/examples/response-cut-short/demo-upload.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { report, say } from '../observe.ts';

// #region use
async function receive(request: IncomingMessage): Promise<void> {
  let bytes = 0;
  try {
    for await (const chunk of request) bytes += (chunk as Buffer).length;
    say(`whole: ${bytes} bytes`);
  } catch (error) {
    // The client is gone: there is nobody to answer, and half an upload to throw away.
    report('throw', error);
    say(`cut short after ${bytes} of ${request.headers['content-length']} bytes`);
  }
}
// #endregion

const server = createServer((request) => {
  void receive(request).then(() => server.close());
  request.once('data', () => client.destroy());
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
client.write('POST / HTTP/1.1\r\nHost: example\r\nContent-Length: 20\r\n\r\nfirst half');
