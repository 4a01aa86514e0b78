// https://tuberia-rota.example/examples/stream-after-error/demo.ts | SPDX-License-Identifier: 0BSD
import { report, say } from '../observe.ts';
import { triggerBrokenPipe } from '../trigger-broken-pipe/trigger-broken-pipe.ts';

const { socket, close } = await triggerBrokenPipe({ failFirstWrite: true });

/** The properties that tell whether a stream still lives. */
function state(when: string): void {
  const { writable, destroyed, closed, errored } = socket;
  say(`${when}: writable ${writable}, destroyed ${destroyed}, closed ${closed}, errored ${errored != null}`);
}

const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
socket.on('error', (error) => {
  report('event', error);
  state('in the event error');
});
socket.on('close', () => state('in the event close'));

state('before');
for (const n of [1, 2, 3]) {
  socket.write('x', (error) => {
    state(`callback of write ${n}`);
    if (error != null) report('callback', error);
  });
}
state('write() has returned three times');
await closed;

const late = await new Promise<Error | null | undefined>((resolve) => socket.write('x', resolve));
report('callback', late);
state('after one more write');
await close();
