// https://tuberia-rota.example/examples/fin-and-rst/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { report, say } from '../observe.ts';

/** The states that occur here, by their number in /proc/net/tcp (Linux, include/net/tcp_states.h). */
const STATES: Record<string, string> = {
  '01': 'ESTABLISHED',
  '04': 'FIN_WAIT1',
  '05': 'FIN_WAIT2',
  '08': 'CLOSE_WAIT',
};

/** The kernel's state of the end with this local port, and whether a program still holds it. */
function stateOf(localPort: number, remotePort: number): string {
  const hex = (port: number): string => port.toString(16).toUpperCase().padStart(4, '0');
  for (const line of readFileSync('/proc/net/tcp', 'utf8').split('\n')) {
    const [, local, remote, state = '', , , , , , inode] = line.trim().split(/\s+/);
    if (local?.endsWith(`:${hex(localPort)}`) !== true || remote?.endsWith(`:${hex(remotePort)}`) !== true)
      continue;
    return `${STATES[state] ?? state}${inode === '0' ? ', no program behind it' : ''}`;
  }
  return 'gone';
}

const server = createServer({ allowHalfOpen: true });
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

for (const how of ['finished sending', 'closed', 'reset the connection'] as const) {
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const ours = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  const [[peer]] = await Promise.all([accepted, once(ours, 'connect')]);
  const ourPort = ours.localPort ?? 0;
  const tell = async (event: string): Promise<void> => {
    // The other kernel may take its time to acknowledge a FIN; that is no news.
    while (stateOf(port, ourPort).startsWith('FIN_WAIT1')) await setImmediate();
    say(event);
    say(`  ours: ${stateOf(ourPort, port)}`);
    say(`  peer: ${stateOf(port, ourPort)}`);
  };
  const write = (): Promise<Error | null | undefined> => new Promise((resolve) => ours.write('x', resolve));
  // Errors arrive here as well; the demo reports each once, where it happens.
  const failed = new Promise<Error>((resolve) => ours.on('error', resolve));
  const closed = new Promise((resolve) => ours.once('close', resolve));
  const ended = new Promise((resolve) => ours.once('end', resolve));
  ours.resume();

  await tell(`--- the peer has ${how}; before that:`);
  if (how === 'finished sending') {
    peer.end();
    await ended;
    await tell('we have read its FIN');
    const arrived = once(peer, 'data');
    const error = await write();
    await arrived;
    await tell(`first write: ${error == null ? 'accepted, and read by the peer' : 'failed'}`);
    ours.end();
  } else if (how === 'closed') {
    peer.destroy();
    await ended;
    await tell('we have read its FIN');
    await tell(`first write: ${(await write()) == null ? 'accepted' : 'failed'}`);
    const error = await write();
    if (error != null) report('callback', error);
  } else {
    peer.resetAndDestroy();
    report('event', await failed);
    await tell('we have met its RST');
  }
  await closed;
}
server.close();
