/** Contract of `shutDownGracefully`. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { shutDownGracefully } from '../../../../examples/shut-down-gracefully/shut-down-gracefully.ts';
import { certificate, key } from '../../../../examples/survive-tls-peers/certificate.ts';
import { doesNotApply, type Contract } from '../../contract.ts';
import { eventually, leavesNothing, listening, value, warningsOf } from '../../faults.ts';
import { inOtherRealm } from '../../realm.ts';

const ASK = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
/** Wait so long that only a connection that was closed at once lets a check end. */
const PATIENT = { atMostMs: 60_000 };

interface Stage {
  readonly server: Server;
  readonly port: number;
  readonly end: ReturnType<typeof shutDownGracefully>;
}

async function stage(listener: RequestListener, server: Server = createServer(listener)): Promise<Stage> {
  const end = shutDownGracefully(server);
  return { server, port: await listening(server), end };
}

/** Raw client, and all that it got. */
function client(port: number, bytes = ''): { socket: Socket; got: () => string } {
  const socket = connect({ host: '127.0.0.1', port });
  let got = '';
  socket.on('error', () => undefined);
  socket.on('data', (piece) => (got += piece.toString('latin1')));
  socket.write(bytes);
  return { socket, got: () => got };
}

const answer: RequestListener = (_request, response) => void response.end('ok');

const contract: Contract = {
  settles: {
    'a server that never listened': async () => {
      assert.equal(await value(shutDownGracefully(createServer(answer))(PATIENT)), 0);
    },
    'a server that was closed already, and a second call': async () => {
      const { server, end } = await stage(answer);
      server.close();
      assert.equal(await value(end(PATIENT)), 0);
      assert.equal(await value(end(PATIENT)), 0);
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
  },
  blame: {
    'only what had to be cut off is counted': async () => {
      const { port, end } = await stage((request, response) => {
        if (request.url === '/') response.end('ok');
      });
      const idle = client(port, ASK);
      const stuck = client(port, ASK.replace('/', '/stuck'));
      await eventually('the first has its answer', () => idle.got().endsWith('ok'));
      await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal(await value(end({ atMostMs: 50 })), 1);
      stuck.socket.destroy();
    },
  },
  repeats: doesNotApply('No envía ninguna petición.', 'It sends no request.'),
  leavesNothing: {
    'nothing stays after a hundred servers': () =>
      leavesNothing(50, async () => {
        const { port, end } = await stage(answer);
        const { socket, got } = client(port, ASK);
        await eventually('the answer', () => got().endsWith('ok'));
        await end(PATIENT);
        socket.destroy();
      }),
    'a signal shared by many servers causes no warning': async () => {
      const { signal } = new AbortController();
      const warnings = await warningsOf(async () => {
        const stages = await Promise.all(Array.from({ length: 30 }, () => stage(answer)));
        await Promise.all(stages.map(({ end }) => end({ ...PATIENT, signal })));
      });
      assert.deepEqual(warnings, []);
    },
  },
  realms: {
    'a server of another realm is shut down': async () => {
      const other = inOtherRealm<{ shutDownGracefully: typeof shutDownGracefully }>(
        'examples/shut-down-gracefully/shut-down-gracefully.ts',
      );
      const server = createServer(answer);
      const end = other.shutDownGracefully(server);
      await listening(server);
      assert.equal(await value(end(PATIENT)), 0);
    },
  },
  limits: {
    'a wait longer than a timer can be does not cut at once': async () => {
      let asked = false;
      const { port, end } = await stage((_request, response) => {
        asked = true;
        setTimeout(() => response.end('ok'), 50);
      });
      const { got } = client(port, ASK);
      await eventually('the request', () => asked);
      assert.equal(await value(end({ atMostMs: 2 ** 40 })), 0);
      await eventually('the answer', () => got().endsWith('ok'));
    },
  },
  keepsGoing: {
    'responses under way are finished, and their connections closed at once': async () => {
      const { port, end } = await stage((_request, response) => {
        setTimeout(() => response.end('ok'), 50);
      });
      const { socket, got } = client(port, ASK);
      await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal(await value(end(PATIENT)), 0);
      await eventually('the answer, whole', () => /connection: close/i.test(got()) && got().endsWith('ok'));
      socket.destroy();
    },
    'a request that asks before it sends is told of the end, too': async () => {
      const { server, port, end } = await stage(() => undefined);
      server.on('checkContinue', (request, response) => {
        response.writeContinue();
        request.resume().on('end', () => setTimeout(() => response.end('ok'), 30));
      });
      const { got } = client(
        port,
        `POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\nx`,
      );
      await eventually('it may go on', () => got().includes('100 Continue'));
      assert.equal(await value(end(PATIENT)), 0);
      await eventually('the answer', () => /connection: close/i.test(got()));
    },
    'a connection on which nothing was ever sent is closed at once': async () => {
      const { port, end } = await stage(answer);
      const { socket } = client(port);
      await value(once(socket, 'connect'));
      await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal(await value(end(PATIENT)), 0);
    },
  },
  tls: {
    'a TLS connection without a request is closed at once': async () => {
      const { port, end } = await stage(answer, createSecureServer({ cert: certificate, key }, answer));
      const socket = connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false });
      socket.on('error', () => undefined);
      await value(once(socket, 'secureConnect'));
      await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal(await value(end(PATIENT)), 0);
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
  },
};

export default contract;
