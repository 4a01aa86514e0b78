// https://tuberia-rota.example/examples/ipc-channel-closed/demo.ts | SPDX-License-Identifier: 0BSD
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { report, say } from '../observe.ts';

const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)));
await once(child, 'message');
child.disconnect();
await once(child, 'disconnect');
say(`the channel is closed; connected: ${child.connected}`);

say('with a callback:');
await new Promise<void>((resolve) => {
  const returned = child.send('one', (error) => {
    report('callback', error);
    resolve();
  });
  say(`send returned ${returned}`);
});

say('without a callback:');
const arrived = once(child, 'error');
say(`send returned ${child.send('two')}`);
const [error] = (await arrived) as [Error];
report('event', error);

say('disconnect once more:');
child.once('error', (late) => report('event', late));
try {
  child.disconnect();
} catch (thrown) {
  report('throw', thrown);
}

if (child.exitCode === null) await once(child, 'exit');
say(`the child has ended by itself: exit code ${child.exitCode}`);
child.send('three', (late) => report('callback', late));
