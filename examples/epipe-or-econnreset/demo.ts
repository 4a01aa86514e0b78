// https://tuberia-rota.example/examples/epipe-or-econnreset/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report, say } from '../observe.ts';

const folder = mkdtempSync(join(tmpdir(), 'which-'));
const tcp = createServer({ allowHalfOpen: true, pauseOnConnect: true }).listen(0, '127.0.0.1');
const unix = createServer({ allowHalfOpen: true, pauseOnConnect: true }).listen(join(folder, 'socket'));
await Promise.all([once(tcp, 'listening'), once(unix, 'listening')]);

/** A connection of which our end reads nothing yet. */
async function pair(server: Server): Promise<[ours: Socket, peer: Socket]> {
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const address = server.address() as AddressInfo | string;
  const ours = connect({
    ...(typeof address === 'string' ? { path: address } : { port: address.port, host: '127.0.0.1' }),
    allowHalfOpen: true,
  });
  ours.pause();
  await once(ours, 'connect');
  return [ours, (await accepted)[0]];
}

const closeOf = (socket: Socket) => new Promise((resolve) => socket.once('close', resolve));

// #region departures
async function close(_ours: Socket, peer: Socket): Promise<void> {
  const closed = closeOf(peer);
  peer.destroy();
  await closed;
}

async function closeWithUnreadData(ours: Socket, peer: Socket): Promise<void> {
  await new Promise((resolve) => ours.write('never read', resolve));
  await close(ours, peer);
}

async function reset(_ours: Socket, peer: Socket): Promise<void> {
  const closed = closeOf(peer);
  peer.resetAndDestroy();
  await closed;
}

async function endThenReset(ours: Socket, peer: Socket): Promise<void> {
  await new Promise<void>((resolve) => peer.end(resolve));
  await reset(ours, peer);
}
// #endregion

async function writeUntilItFails(ours: Socket): Promise<void> {
  const failed = new Promise<Error>((resolve) => ours.once('error', resolve));
  for (let write = 1; ; write += 1) {
    const accepted = await new Promise<boolean>((resolve) => {
      ours.write('x', (error) => resolve(error == null));
    });
    say(`  write ${write}: ${accepted ? 'accepted' : 'failed'}`);
    if (!accepted) break;
  }
  report('event', await failed);
}

async function readToTheEnd(ours: Socket): Promise<void> {
  const over = new Promise<Error | undefined>((resolve) => {
    ours.once('error', resolve);
    ours.once('end', () => resolve(undefined));
  });
  ours.resume();
  const error = await over;
  if (error === undefined) say("  read: event 'end'");
  else report('event', error);
}

for (const [server, name, leave] of [
  [tcp, 'TCP: the peer closes', close],
  [tcp, 'TCP: the peer closes with data unread', closeWithUnreadData],
  [tcp, 'TCP: the peer resets', reset],
  [tcp, 'TCP: the peer ends, then resets', endThenReset],
  [unix, 'Unix: the peer closes', close],
  [unix, 'Unix: the peer closes with data unread', closeWithUnreadData],
] as const) {
  say(name);
  for (const find of [writeUntilItFails, readToTheEnd]) {
    const [ours, peer] = await pair(server);
    await leave(ours, peer);
    await find(ours);
    ours.destroy();
  }
}
tcp.close();
unix.close();
await once(unix, 'close');
rmSync(folder, { recursive: true });
