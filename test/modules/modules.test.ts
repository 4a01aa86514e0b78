/** The exports that readers copy, on real sockets. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { writeCatchingEpipe } from '../../examples/catch-epipe/catch-epipe.ts';
import { serveManyClients, type Client } from '../../examples/serve-many-clients/serve-many-clients.ts';
import { tellEpipeApart } from '../../examples/tell-epipe-apart/tell-epipe-apart.ts';
import { triggerBrokenPipe } from '../../examples/trigger-broken-pipe/trigger-broken-pipe.ts';
import { writeToClosedPeer } from '../../examples/write-without-error/write-without-error.ts';

/** Sockets and servers that are open now, as Node names them. */
const openHandles = (): string[] => process.getActiveResourcesInfo().filter((kind) => kind.startsWith('TCP'));

afterEach(async () => {
  // A closed handle is gone some turns of the event loop later; one that leaks never is.
  for (let turn = 0; turn < 1000 && openHandles().length > 0; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(openHandles(), 'no handle is left open').toEqual([]);
});

const kernelEpipe = { code: 'EPIPE', errno: -32, syscall: 'write', message: 'write EPIPE' };
const failure = (socket: Socket): Promise<Error> => new Promise((resolve) => socket.once('error', resolve));
const write = (socket: Socket): Promise<Error | null | undefined> =>
  new Promise((resolve) => socket.write('x', resolve));

/** A connection whose both ends are in the test's hands. */
async function pair(): Promise<{ ours: Socket; peer: Socket; close: () => Promise<void> }> {
  const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted = once(server, 'connection');
  const ours = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [peer] = (await accepted) as [Socket];
  return {
    ours,
    peer,
    async close() {
      ours.destroy();
      peer.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

describe('triggerBrokenPipe', () => {
  test('the first write is accepted, a later one fails in the kernel', async () => {
    const { socket, close } = await triggerBrokenPipe();
    const failed = failure(socket);
    expect(await write(socket)).toBeFalsy();
    while ((await write(socket)) == null);
    expect(await failed).toMatchObject(kernelEpipe);
    await close();
  });

  test('failFirstWrite: the very first write fails', async () => {
    const { socket, close } = await triggerBrokenPipe({ failFirstWrite: true });
    const failed = failure(socket);
    expect(await write(socket)).toMatchObject(kernelEpipe);
    expect(await failed).toMatchObject(kernelEpipe);
    await close();
  });

  test('close() releases everything, whether or not anything was written, and twice', async () => {
    const { close } = await triggerBrokenPipe();
    await close();
  });
});

describe('writeCatchingEpipe', () => {
  test('catches the broken pipe and counts', async () => {
    const { socket, close } = await triggerBrokenPipe({ failFirstWrite: true });
    const outcome = await writeCatchingEpipe(socket, ['añ', 'never']);
    expect(outcome).toMatchObject({ handedOver: 0, failed: 3, brokenPipe: kernelEpipe });
    expect(socket.closed).toBe(true);
    await close();
  });

  test('hands everything over to a peer that reads, and leaves the stream open', async () => {
    const { ours, peer, close } = await pair();
    const received = text(peer);
    expect(await writeCatchingEpipe(ours, ['one ', Buffer.from('two')])).toEqual({
      handedOver: 7,
      failed: 0,
      brokenPipe: undefined,
    });
    expect(ours.writable).toBe(true);
    expect(ours.listenerCount('error')).toBe(0);
    ours.end();
    expect(await received).toBe('one two');
    await close();
  });

  test('lets a write after end through', async () => {
    const { ours, close } = await pair();
    ours.end();
    await expect(writeCatchingEpipe(ours, ['x'])).rejects.toMatchObject({
      code: 'ERR_STREAM_WRITE_AFTER_END',
    });
    await close();
  });

  test('lets a full disk through', async () => {
    const full = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space'), { code: 'ENOSPC' })),
    });
    await expect(writeCatchingEpipe(full, ['x'])).rejects.toMatchObject({ code: 'ENOSPC' });
  });

  test('lets an error of the chunks through and keeps the stream', async () => {
    const { ours, close } = await pair();
    function* chunks(): Generator<string> {
      yield 'x';
      throw new RangeError('no more');
    }
    await expect(writeCatchingEpipe(ours, chunks())).rejects.toThrow(RangeError);
    expect(ours.destroyed).toBe(false);
    await close();
  });
});

describe('tellEpipeApart', () => {
  test('the kernel', async () => {
    const { socket, close } = await triggerBrokenPipe({ failFirstWrite: true });
    const failed = failure(socket);
    socket.write('x');
    expect(tellEpipeApart(await failed)).toBe('kernel');
    await close();
  });

  test('Node itself', async () => {
    const { ours, peer, close } = await pair();
    ours.resume();
    peer.end();
    await once(ours, 'end');
    const failed = failure(ours);
    ours.write('x');
    expect(await failed).toMatchObject({
      code: 'EPIPE',
      message: 'This socket has been ended by the other party',
    });
    expect(tellEpipeApart(await failed)).toBe('node');
    await close();
  });

  test.each([
    undefined,
    null,
    'EPIPE',
    new Error('EPIPE'),
    Object.assign(new Error('x'), { code: 'ECONNRESET' }),
  ])('neither: %s', (other) => {
    expect(tellEpipeApart(other)).toBeUndefined();
  });
});

describe('writeToClosedPeer', () => {
  test("Node's default ends in a plain close", async () => {
    expect(await writeToClosedPeer(false)).toMatchObject({ error: undefined, hadError: false });
  });

  test('half-open ends in EPIPE', async () => {
    expect(await writeToClosedPeer(true)).toMatchObject({ error: kernelEpipe, hadError: true });
  });
});

describe('serveManyClients', () => {
  const nobody = (): void => {
    throw new Error('nobody has left');
  };

  test('one leaves, the others are served', async () => {
    let open = (): void => {};
    const gone = new Promise<void>((resolve) => (open = resolve));
    const left: [number, string | undefined][] = [];
    const server = await serveManyClients(
      async ({ id, socket, send }: Client) => {
        if (id === 2) socket.once('end', open);
        await send('hello ');
        await gone;
        for (const line of ['good ', 'bye']) await send(line);
      },
      ({ id }, error) => left.push([id, error.code]),
      (_client, error) => left.push([-1, String(error)]),
    );
    const clients = [];
    for (let n = 0; n < 5; n += 1) {
      const client = connect(server.port, '127.0.0.1');
      await once(client, 'connect');
      clients.push(client);
    }
    await once(clients[1]!, 'data');
    clients[1]!.destroy();
    const rest = await Promise.all(clients.filter((_, n) => n !== 1).map((client) => text(client)));
    expect(rest).toEqual(Array(4).fill('hello good bye'));
    await server.close();
    expect(left).toEqual([[2, 'EPIPE']]);
  });

  test('an error that is not a departure goes to onError', async () => {
    const errors: unknown[] = [];
    const server = await serveManyClients(
      () => Promise.reject(new RangeError('a mistake')),
      nobody,
      (_client, error) => errors.push(error),
    );
    const client = connect(server.port, '127.0.0.1').resume();
    await once(client, 'close');
    await server.close();
    expect(errors).toEqual([expect.any(RangeError)]);
  });

  test('close() ends conversations that wait, and tells them', async () => {
    let aborted = false;
    const server = await serveManyClients(
      async ({ signal }) => {
        await once(signal, 'abort');
        aborted = true;
      },
      nobody,
      nobody,
    );
    const client = connect(server.port, '127.0.0.1').resume();
    await once(client, 'connect');
    const closed = once(client, 'close');
    await server.close();
    await closed;
    expect(aborted).toBe(true);
  });
});
