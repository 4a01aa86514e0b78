/** Part of the contract of `shutDownGracefully`. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, createServer as createRelay, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { shutDownGracefully } from '../../../examples/shut-down-gracefully/shut-down-gracefully.ts';
import { certificate, key } from '../../../examples/survive-tls-peers/certificate.ts';
import type { Checks } from '../contract.ts';
import { closed, eventually, listening, value } from '../faults.ts';

export const ASK = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
/** Wait so long that only a connection that was closed at once lets a check end. */
export const PATIENT = { atMostMs: 60_000 };

interface Stage {
  readonly server: Server;
  readonly port: number;
  readonly end: ReturnType<typeof shutDownGracefully>;
}

export const stageOf = (server: Server): Omit<Stage, 'port'> => ({ server, end: shutDownGracefully(server) });

export async function stage(
  listener: RequestListener,
  server: Server = createServer(listener),
): Promise<Stage> {
  const { end } = stageOf(server);
  return { server, port: await listening(server), end };
}

/** Raw client, and all that it got. */
export function client(port: number, bytes = ''): { socket: Socket; got: () => string } {
  const socket = connect({ host: '127.0.0.1', port });
  let got = '';
  socket.on('error', () => undefined);
  socket.on('data', (piece) => (got += piece.toString('latin1')));
  socket.write(bytes);
  return { socket, got: () => got };
}

export const answer: RequestListener = (_request, response) => void response.end('ok');

export const settles: Checks = {
  'a server that never listened': async () => {
    assert.equal(await value(shutDownGracefully(createServer(answer))(PATIENT)), 0);
  },
  'a server that was closed already, and a second call': async () => {
    const { server, end } = await stage(answer);
    server.close();
    assert.equal(await value(end(PATIENT)), 0);
    assert.equal(await value(end(PATIENT)), 0);
  },
  'two calls, of which the shorter limit counts': async () => {
    const { port, end } = await stage((_request, response) => response.write('stuck'));
    const { socket } = client(port, ASK);
    await value(once(socket, 'data'));
    const calls = [end(PATIENT), end({ atMostMs: 20 })];
    assert.deepEqual(await value(Promise.all(calls)), [1, 1]);
  },
  'at its limit over a Unix socket too, where no connection has an address': async () => {
    const { server, end } = stageOf(createServer((_request, response) => response.write('stuck')));
    const folder = await mkdtemp(join(tmpdir(), 'shut-down-'));
    const path = join(folder, 's');
    server.listen(path);
    await value(once(server, 'listening'));
    const open = async (): Promise<{ ours: Socket; theirs: Socket }> => {
      const connected = once(server, 'connection') as Promise<[Socket]>;
      const ours = connect(path).on('error', () => undefined);
      ours.write(ASK);
      const [[theirs]] = await value(Promise.all([connected, once(ours, 'data')]));
      return { ours, theirs };
    };
    const [first] = [await open(), await open()];
    const left = closed(first.theirs);
    first.ours.destroy();
    await value(left);
    await open();
    assert.equal(await value(end({ atMostMs: 20 })), 2);
    await rm(folder, { recursive: true });
  },
  'an abort before and while it waits': async () => {
    const { port, end } = await stage(() => undefined);
    const { socket } = client(port, ASK);
    await value(once(socket, 'connect'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const stop = new AbortController();
    const work = end({ ...PATIENT, announceMs: 50_000, signal: stop.signal });
    setImmediate(() => stop.abort());
    assert.equal(await value(work), 1);
    const again = await stage(() => undefined);
    client(again.port, ASK);
    await eventually('the request is there', () => again.server.listening);
    await value(again.end({ ...PATIENT, signal: AbortSignal.abort() }));
  },
};

const EXPECTS = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nExpect: ';

export const uncommonRequests: Checks = {
  'an expectation that Node.js refuses by itself, and one that it meets, hold up no end': async () => {
    for (const [expectation, told] of [
      ['foo', '417 Expectation Failed'],
      ['100-continue', '100 Continue'],
    ] as const) {
      const { port, end } = await stage(answer);
      const { got } = client(port, `${EXPECTS}${expectation}\r\n\r\nx`);
      await eventually('the answer', () => got().includes(told));
      assert.equal(await value(end(PATIENT)), 0);
    }
  },
  'an expectation that comes as the end begins is refused, and its connection closed': async () => {
    const { server, port, end } = await stage(answer);
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const { socket, got } = client(port, EXPECTS);
    const [theirs] = await value(accepted);
    await eventually('a part of the request', () => theirs.bytesRead > 0);
    const ended = end(PATIENT);
    socket.write('foo\r\n\r\nx');
    assert.equal(await value(ended), 0);
    await eventually('the answer', () => got().includes('417') && /connection: close/i.test(got()));
  },
  'an expectation is answered once, by whoever listens, however often the end is prepared': async () => {
    for (const listens of [true, false]) {
      const { server, port, end } = await stage(answer);
      const alsoEnd = shutDownGracefully(server);
      if (listens)
        server.on('checkExpectation', (_request, response) => {
          setTimeout(() => response.writeHead(200).end('met'), 5);
        });
      const { got } = client(port, `${EXPECTS}foo\r\n\r\nx`);
      await eventually('the answer', () => got().includes(listens ? 'met' : '417'));
      assert.deepEqual(await value(Promise.all([end(PATIENT), alsoEnd(PATIENT)])), [0, 0]);
      assert.equal(got().match(/HTTP\/1.1/g)?.length, 1);
    }
  },
  'an empty line, before or after a request, holds up no end, and a request after it is answered':
    async () => {
      for (const [before, after] of [
        ['', ''],
        [ASK, ''],
        [ASK, ASK],
      ] as const) {
        const { server, port, end } = await stage(answer);
        const accepted = once(server, 'connection') as Promise<[Socket]>;
        const { socket, got } = client(port, before);
        const [theirs] = await value(accepted);
        if (before !== '') await eventually('the first answer', () => got().endsWith('ok'));
        socket.write('\r\n');
        await eventually('an empty line', () => theirs.bytesRead > before.length);
        const ended = end(PATIENT);
        socket.write(after);
        assert.equal(await value(ended), 0);
        if (after !== '') await eventually('the second answer', () => got().split('ok').length === 3);
      }
    },
};

export const tls: Checks = {
  'a TLS connection without a request is closed at once': async () => {
    const { port, end } = await stage(answer, createSecureServer({ cert: certificate, key }, answer));
    const socket = connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false });
    socket.on('error', () => undefined);
    await value(once(socket, 'secureConnect'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(await value(end(PATIENT)), 0);
  },
  'a TLS handshake that ends after the server is closed at once': async () => {
    const { port, end } = await stage(answer, createSecureServer({ cert: certificate, key }, answer));
    const late: (() => void)[] = [];
    // Lets the client's first bytes by, and keeps those that end its handshake.
    const relay = createRelay((near) => {
      const far = connect({ host: '127.0.0.1', port });
      far.pipe(near).on('error', () => undefined);
      near.once('data', (hello) => {
        far.write(hello);
        near.on('data', (piece) => late.push(() => far.write(piece)));
      });
    });
    const socket = connectTls({
      host: '127.0.0.1',
      port: await listening(relay),
      rejectUnauthorized: false,
    });
    socket.on('error', () => undefined);
    await value(once(socket, 'secureConnect'));
    await eventually('the end of the handshake is on its way', () => late.length > 0);
    const ended = end(PATIENT);
    for (const send of late) send();
    assert.equal(await value(ended), 0);
    relay.close();
  },
  'a TLS connection that was used is closed, and counted once when cut': async () => {
    const { port, end } = await stage(
      () => undefined,
      createSecureServer({ cert: certificate, key }, (request, response) => {
        if (request.url === '/') response.end('ok');
      }),
    );
    const socket = connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false });
    let got = '';
    socket.on('error', () => undefined);
    socket.on('data', (piece: Buffer) => (got += piece.toString('latin1')));
    socket.write(ASK);
    await eventually('the answer', () => got.includes('ok'));
    socket.write(ASK.replace('/', '/stuck'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(await value(end({ atMostMs: 50 })), 1);
  },
};
