// https://tuberia-rota.example/examples/reconnect-with-backoff/demo-resend.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { report, say } from '../observe.ts';
import { reconnectWithBackoff } from './reconnect-with-backoff.ts';

/** Sends one order and waits for its confirmation. */
async function order(port: number, line: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    socket.write(`${line}\n`);
    await once(socket, 'data');
  } finally {
    socket.destroy();
  }
}

// The server carries the order out, and the connection is lost before the confirmation: twice.
for (const line of ['pay 10', 'pay 10 key=7f3a']) {
  let paid = 0;
  let losses = 0;
  const done = new Set<string>();
  const server = createServer((peer) => {
    peer.on('error', () => {});
    createInterface({ input: peer }).once('line', (text: string) => {
      const key = /key=(\w+)/.exec(text)?.[1];
      if (key === undefined || !done.has(key)) paid += 10;
      if (key !== undefined) done.add(key);
      losses += 1;
      if (losses <= 2) peer.resetAndDestroy();
      else peer.write('paid\n');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await reconnectWithBackoff(() => order(port, line), {
    baseMs: 5,
    capMs: 20,
    attempts: 5,
    onRetry: (error) => {
      report('rejection', error);
    },
  });
  say(`'${line}': confirmed, and paid ${paid}`);
  server.close();
}
