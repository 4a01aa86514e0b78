// https://tuberia-rota.example/examples/write-with-native-apis/without-handler.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import '../observe.ts';
import { natives } from './natives.ts';
import { openPeer } from './peer.ts';

const { Deno, Bun } = natives;

if (Deno !== undefined) {
  const peer = await openPeer();
  const conn = await Deno.connect({ hostname: '127.0.0.1', port: peer.port });
  await peer.leave('destroy');
  for (let n = 1; n <= 3; n += 1) await conn.write(new TextEncoder().encode('Are you there?'));
} else if (Bun !== undefined) {
  // A socket of Bun's own gives no error; the input of a child does.
  const child = Bun.spawn(['sh', '-c', 'exec 0<&-; echo closed; exec sleep 0.2'], {
    stdin: 'pipe',
    stdout: 'pipe',
    stderr: 'ignore',
  });
  await child.stdout.getReader().read();
  await child.stdin.write('x'.repeat(200_000));
} else {
  const child = spawn('sh', ['-c', 'exec 0<&-; echo closed; exec sleep 0.2'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  child.stdin.write('Are you there?');
}
