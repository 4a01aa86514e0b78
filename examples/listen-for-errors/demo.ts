// https://tuberia-rota.example/examples/listen-for-errors/demo.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { report, say } from '../observe.ts';
import { triggerBrokenPipe } from '../trigger-broken-pipe/trigger-broken-pipe.ts';
import { handlePeerGone } from './listen-for-errors.ts';

const { socket, close } = await triggerBrokenPipe({ failFirstWrite: true });

const closed = new Promise((resolve) => socket.once('close', resolve));
// #region use
handlePeerGone(socket, (error) => report('event', error));
socket.write('Hello, world!');
// #endregion
await closed;
say('the peer has gone; the program goes on');
await close();

say('another error is told apart');
const child = spawn('/no/such/program');
await new Promise<void>((resolve) => {
  handlePeerGone(
    child,
    () => say('never printed'),
    (error) => {
      report('event', error);
      resolve();
    },
  );
});
