// https://tuberia-rota.example/examples/serve-unix-socket/demo-abstract.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { report, say } from '../observe.ts';

// An abstract name begins with a zero byte and is no file (Linux only).
const name = `tuberia-rota-${process.pid}`;
const server = createServer((peer) => peer.end('hello'));
server.listen(`\0${name}`);
try {
  await once(server, 'listening');
  say(`the kernel lists it as @: ${readFileSync('/proc/net/unix', 'utf8').includes(`@${name}`)}`);
  const client = connect(`\0${name}`);
  const [data] = (await once(client, 'data')) as [Buffer];
  say(`we got: ${String(data)}`);
  client.destroy();
} catch (error) {
  report('event', error);
}
server.close();
