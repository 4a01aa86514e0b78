// https://tuberia-rota.example/examples/write-with-native-apis/demo.ts | SPDX-License-Identifier: 0BSD
import { say } from '../observe.ts';
import { natives } from './natives.ts';
import { openPeer } from './peer.ts';
import { writeAllOnDeno, writeOnBun } from './write-with-native-apis.ts';

const { Deno, Bun } = natives;
const peer = await openPeer();
const bytes = new TextEncoder().encode('Are you there?');

if (Deno !== undefined) {
  const conn = await Deno.connect({ hostname: '127.0.0.1', port: peer.port });
  await peer.leave('resetAndDestroy');
  // #region deno
  const { taken, gone } = await writeAllOnDeno(conn, bytes);
  say(`${taken} bytes taken, gone: ${gone}`);
  // #endregion
  conn.close();
} else if (Bun !== undefined) {
  await new Promise<void>((resolve) => {
    void Bun.connect({
      hostname: '127.0.0.1',
      port: peer.port,
      allowHalfOpen: true,
      socket: {
        data() {
          say('data');
        },
        end() {
          say('end');
        },
        error() {
          say('error');
        },
        // #region bun
        close(socket) {
          const { taken, gone } = writeOnBun(socket, bytes);
          say(`${taken} bytes taken, gone: ${gone}`);
          resolve();
        },
        // #endregion
      },
    });
    void peer.leave('resetAndDestroy');
  });
} else {
  say('Node.js has no API of its own besides node:net');
}
peer.close();
