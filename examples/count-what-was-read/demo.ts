// https://tuberia-rota.example/examples/count-what-was-read/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { report, say } from '../observe.ts';

async function pair(): Promise<{
  ours: Socket;
  peer: Socket;
  count: () => number;
  stop: () => Promise<void>;
}> {
  const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const ours = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [[peer]] = await Promise.all([accepted, once(ours, 'connect')]);
  let read = 0;
  peer.on('error', () => {});
  peer.on('data', (chunk) => (read += chunk.length));
  peer.pause();
  ours.on('error', (error) => report('event', error));
  const stop = async (): Promise<void> => {
    const ends = [ours, peer].filter((end) => !end.closed).map((end) => once(end, 'close').catch(() => {}));
    ours.destroy();
    peer.destroy();
    await Promise.all(ends);
    server.close();
  };
  return { ours, peer, count: () => read, stop };
}

const write = (socket: Socket, size: number): Promise<Error | null | undefined> =>
  new Promise((resolve) => socket.write(Buffer.alloc(size), resolve));

say('--- a peer that reads nothing, then resets the connection');
{
  const { ours, peer, count, stop } = await pair();
  const error = await write(ours, 10_000);
  say(`callback of write: ${error == null ? 'no error' : 'error'}; bytesWritten ${ours.bytesWritten}`);
  const closed = once(ours, 'close').catch(() => {});
  ours.resume();
  peer.resetAndDestroy();
  await closed;
  say(`the peer read ${count()} of them`);
  await stop();
}

say('--- more than any buffer holds');
{
  const { ours, count, stop } = await pair();
  ours.write(Buffer.alloc(16_000_000));
  say(`bytesWritten at once: ${ours.bytesWritten}; still in our process: ${ours.writableLength}`);
  say(`the peer read ${count()} of them`);
  await stop();
}

say('--- end(), and a peer that closes without reading');
{
  const { ours, peer, count, stop } = await pair();
  const finished = once(ours, 'finish');
  ours.end(Buffer.alloc(10_000));
  await finished;
  say("event 'finish': all was written and the FIN is on its way");
  const closed = once(ours, 'close').catch(() => {});
  ours.resume();
  peer.destroy();
  await closed;
  say(`the peer read ${count()} of them`);
  await stop();
}

say('--- end(), and a peer that reads to the end and closes only then');
{
  const { ours, peer, count, stop } = await pair();
  ours.resume();
  ours.end(Buffer.alloc(10_000));
  peer.resume();
  await once(ours, 'close');
  say(`the peer read ${count()} of them`);
  await stop();
}
