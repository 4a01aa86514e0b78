// https://tuberia-rota.example/examples/notice-dead-peer/demo-keep-alive.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { say } from '../observe.ts';

/** The kernel's timer of the connection that leaves from this port: `00` none, `02` keep-alive. */
function kernelTimer(port: number): string | undefined {
  const ours = `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  for (const line of readFileSync('/proc/self/net/tcp', 'utf8').split('\n')) {
    const [, local, , state, , timer] = line.trim().split(/\s+/);
    if (local === ours && state === '01') return timer?.split(':')[0];
  }
  return undefined;
}

const server = createServer((peer) => {
  peer.on('error', () => {});
  peer.resume();
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

for (const options of [{}, { keepAlive: true, keepAliveInitialDelay: 1000 }]) {
  const socket = connect({ port, host: '127.0.0.1', ...options });
  await once(socket, 'connect');
  say(`${JSON.stringify(options)}: kernel timer ${kernelTimer(socket.localPort ?? 0)}`);
  socket.destroy();
  await once(socket, 'close');
}
const socket = connect(port, '127.0.0.1');
await once(socket, 'connect');
socket.setKeepAlive(true, 1000);
say(`setKeepAlive(true, 1000): kernel timer ${kernelTimer(socket.localPort ?? 0)}`);
socket.destroy();
server.close();
