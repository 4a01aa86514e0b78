// https://tuberia-rota.example/examples/lose-a-tls-peer/demo-write.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { TLSSocket } from 'node:tls';
import { report, say } from '../observe.ts';
import { openTlsPair } from './tls-pair.ts';

const write = (socket: TLSSocket): Promise<void> =>
  new Promise((resolve) => {
    socket.write('Are you there?', (error) => {
      if (error == null) say('written, no error');
      else report('callback', error);
      resolve();
    });
  });

/** Reports what the socket tells, and the end of it. */
function watch(socket: TLSSocket): Promise<void> {
  socket.on('error', (error) => report('event', error));
  socket.on('end', () => say('end: the peer will send no more'));
  socket.resume();
  return new Promise((resolve) => socket.on('close', () => resolve()));
}

say('the peer says goodbye (close_notify), and we write');
{
  const { ours, peer, close } = await openTlsPair();
  const closed = watch(ours);
  peer.end();
  await once(ours, 'end');
  await write(ours);
  await closed;
  close();
}

say('the same, our socket is half-open and the peer has gone');
{
  const { ours, peer, wire, close } = await openTlsPair(true);
  const closed = watch(ours);
  peer.end();
  await once(ours, 'end');
  const gone = once(wire, 'close');
  wire.destroy();
  await gone;
  for (let n = 0; n < 10 && !ours.destroyed; n += 1) await write(ours);
  await closed;
  close();
}

say('the connection is reset, and we write');
{
  const { ours, wire, close } = await openTlsPair();
  const closed = watch(ours);
  // #region reset
  wire.resetAndDestroy();
  await write(ours);
  // #endregion
  await closed;
  close();
}

say('the connection is reset while we only read');
{
  const { ours, peer, wire, close } = await openTlsPair();
  const closed = watch(ours);
  // Bytes have gone both ways, so nothing of the handshake is under way any more.
  const heard = Promise.all([once(ours, 'data'), once(peer, 'data')]);
  peer.write('Hello');
  ours.write('Hello');
  await heard;
  wire.resetAndDestroy();
  await closed;
  say(`closed, with an error: ${String(ours.errored !== null)}`);
  close();
}

say('the same, as soon as the handshake is over');
{
  const { ours, wire, close } = await openTlsPair();
  const closed = watch(ours);
  wire.resetAndDestroy();
  await closed;
  say(`closed, with an error: ${String(ours.errored !== null)}`);
  close();
}
