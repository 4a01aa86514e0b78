// https://tuberia-rota.example/examples/write-with-native-apis/demo-socket.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect } from 'node:net';
import { report, say } from '../observe.ts';
import { natives } from './natives.ts';
import { openPeer } from './peer.ts';

const { Deno, Bun } = natives;
const peer = await openPeer();
const bytes = new TextEncoder().encode('Are you there?');

async function onDeno(how: 'destroy' | 'resetAndDestroy'): Promise<void> {
  if (Deno === undefined) return;
  // #region deno
  const conn = await Deno.connect({ hostname: '127.0.0.1', port: peer.port });
  await peer.leave(how);
  for (let n = 1; n <= 3; n += 1) {
    try {
      say(`Deno.Conn.write: ${await conn.write(bytes)} bytes taken`);
    } catch (error) {
      report('rejection', error);
    }
  }
  conn.close();
  // #endregion
}

async function onBun(how: 'destroy' | 'resetAndDestroy'): Promise<void> {
  if (Bun === undefined) return;
  // #region bun
  let hear: () => void;
  const heard = new Promise<void>((resolve) => (hear = resolve));
  let finish: () => void;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const socket = await Bun.connect({
    hostname: '127.0.0.1',
    port: peer.port,
    allowHalfOpen: true,
    socket: {
      data() {
        say('data');
      },
      end() {
        say('end');
        hear();
      },
      error(_socket, error) {
        report('event', error);
      },
      close(_socket, error) {
        say('close, with:');
        report('callback', error);
        hear();
        finish();
      },
    },
  });
  await peer.leave(how);
  await heard;
  say(`Bun socket.write: ${socket.write(bytes)}`);
  await finished;
  say(`Bun socket.write: ${socket.write(bytes)}`);
  // #endregion
}

async function onNode(how: 'destroy' | 'resetAndDestroy'): Promise<void> {
  const socket = connect({ host: '127.0.0.1', port: peer.port, allowHalfOpen: true });
  await once(socket, 'connect');
  socket.on('error', (error) => report('event', error));
  await peer.leave(how);
  for (let n = 1; n <= 3; n += 1) {
    await new Promise<void>((resolve) => {
      socket.write(bytes, (error) => {
        if (error == null) say(`net.Socket.write: ${bytes.length} bytes taken`);
        else report('callback', error);
        resolve();
      });
    });
  }
}

for (const how of ['destroy', 'resetAndDestroy'] as const) {
  say(how === 'destroy' ? 'the peer closes' : 'the peer resets the connection');
  if (Deno !== undefined) await onDeno(how);
  else if (Bun !== undefined) await onBun(how);
  else await onNode(how);
}
peer.close();
