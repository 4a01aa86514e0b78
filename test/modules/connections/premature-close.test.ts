/** `sendAll` into real sockets, closed ones and broken sources. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Readable, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { sendAll } from '../../../examples/premature-close/premature-close.ts';
import { triggerBrokenPipe } from '../../../examples/trigger-broken-pipe/trigger-broken-pipe.ts';

const sink = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

async function pair(): Promise<{ ours: Socket; peer: Socket }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted = once(server, 'connection');
  const ours = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [peer] = (await accepted) as [Socket];
  server.close();
  return { ours, peer };
}

test('everything is sent, and both ends are closed', async () => {
  const { ours, peer } = await pair();
  const received = buffer(peer);
  const source = Readable.from([Buffer.alloc(2_000_000, 'x')], { objectMode: false });
  expect(await sendAll(source, ours)).toEqual({ complete: true });
  expect((await received).length).toBe(2_000_000);
  expect(source.destroyed).toBe(true);
});

test('a broken pipe is told, and the source is destroyed', async () => {
  const { socket, close } = await triggerBrokenPipe();
  const source = new Readable({
    read() {
      this.push('x');
    },
  });
  expect(await sendAll(source, socket)).toMatchObject({ complete: false, error: { code: 'EPIPE' } });
  expect(source.destroyed).toBe(true);
  await close();
});

test('a destination that was destroyed, or has finished, is told at once', async () => {
  const destroyed = sink();
  destroyed.destroy();
  const finished = sink();
  finished.end();
  await once(finished, 'close');
  for (const destination of [destroyed, finished]) {
    const source = Readable.from(['x']);
    expect(await sendAll(source, destination)).toEqual({ complete: false, error: undefined });
    expect(source.destroyed).toBe(true);
  }
});

test('a destination that leaves without an error', async () => {
  const destination = sink();
  const source = new Readable({ read() {} });
  const sent = sendAll(source, destination);
  destination.destroy();
  expect(await sent).toMatchObject({ complete: false, error: { code: 'ERR_STREAM_PREMATURE_CLOSE' } });
});

test('a source that breaks off is another thing, even with the same code', async () => {
  const source = new Readable({ read() {} });
  const sent = sendAll(source, sink());
  source.destroy();
  await expect(sent).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
  const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  const other = new Readable({ read() {} });
  const sentToo = sendAll(other, sink());
  other.destroy(reset);
  await expect(sentToo).rejects.toBe(reset);
});

test('a full disk and an abort pass through', async () => {
  const full = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space'), { code: 'ENOSPC' })),
  });
  await expect(sendAll(Readable.from(['x']), full)).rejects.toMatchObject({ code: 'ENOSPC' });
  const source = new Readable({ read() {} });
  const controller = new AbortController();
  const sent = sendAll(source, sink(), { signal: controller.signal });
  controller.abort();
  await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
});
