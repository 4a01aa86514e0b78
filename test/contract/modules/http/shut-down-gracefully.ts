/** Contract of `shutDownGracefully`. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { type shutDownGracefully } from '../../../../examples/shut-down-gracefully/shut-down-gracefully.ts';
import { doesNotApply, type Contract, type RuntimeFaults } from '../../contract.ts';
import { closed, eventually, leavesNothing, listening, value, warningsOf } from '../../faults.ts';
import { foreignSignal } from '../../parts/foreign-signals.ts';
import {
  answer,
  ASK,
  client,
  PATIENT,
  settles,
  stage,
  tls,
  uncommonRequests,
} from '../../parts/shut-down-gracefully.ts';
import { inOtherRealm } from '../../realm.ts';
import { collectGarbage } from '../../this-runtime.ts';

/** More than the buffers of a connection hold, so that most of it waits in the server while its client reads nothing. */
const LARGE = Buffer.alloc(12_000_000, 'a');

export const runtimeFaults: RuntimeFaults = {
  bun: [
    {
      es: 'Bun da por enviada una respuesta en cuanto se llama a `end()`: si su cliente aún no la ha leído, se corta.',
      en: 'Bun takes an answer for sent as soon as `end()` is called: if its client has not read it yet, it is cut.',
      checks: ['an answer that was given and waits for its client to read is sent whole'],
    },
    {
      es: 'En Bun, el `bytesRead` de los sockets de un servidor HTTP se queda en 0: no se ve que una petición ha empezado a llegar.',
      en: 'In Bun, `bytesRead` of the sockets of an HTTP server stays at 0: that a request has begun to arrive is not seen.',
      checks: [
        'a request that has begun to arrive on a kept connection is answered',
        'an expectation that comes as the end begins is refused, and its connection closed',
        'an empty line, before or after a request, holds up no end, and a request after it is answered',
      ],
    },
  ],
  deno: [
    {
      es: 'Si la respuesta termina antes que el cuerpo de la petición, Deno no emite después el `end` de la petición.',
      en: 'If the answer ends before the body of the request, Deno does not emit the `end` of the request afterwards.',
      checks: ['a connection is closed though the answer came before the end of its body'],
    },
  ],
};

const contract: Contract = {
  settles,
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
    'no answer is held whose client has left, though others stood before it': async () => {
      const held: WeakRef<ServerResponse>[] = [];
      const { server, port } = await stage((_request, response) => held.push(new WeakRef(response)));
      let left = false;
      server.on('connection', (theirs) => theirs.on('close', () => (left = true)));
      const { socket } = client(port, ASK.repeat(5));
      await eventually('the requests are there', () => held.length === 5);
      socket.destroy();
      await eventually('the client has left', () => left);
      const isHeld = (response: WeakRef<ServerResponse>): boolean => response.deref() !== undefined;
      await eventually('nothing holds them', () => (collectGarbage(), !held.some(isHeld)));
      server.close();
    },
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
    ...foreignSignal(async (signal) => {
      let asked = 0;
      const { port, end } = await stage(() => (asked += 1));
      client(port, ASK);
      await eventually('it is asked', () => asked === 1);
      assert.equal(await end({ ...PATIENT, signal }), 1);
      throw signal.reason as Error;
    }),
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
      const { server, port, end } = await stage((_request, response) => {
        setTimeout(() => response.end('ok'), 50);
      });
      const { got } = client(port, ASK);
      await value(once(server, 'request'));
      assert.equal(await value(end({ atMostMs: 2 ** 40 })), 0);
      await eventually('the answer', () => got().endsWith('ok'));
    },
  },
  keepsGoing: {
    ...uncommonRequests,
    'responses under way are finished, and their connections closed at once': async () => {
      const { server, port, end } = await stage((_request, response) => {
        setTimeout(() => response.end('ok'), 50);
      });
      const { socket, got } = client(port, ASK);
      await value(once(server, 'request'));
      assert.equal(await value(end(PATIENT)), 0);
      await eventually('the answer, whole', () => /connection: close/i.test(got()) && got().endsWith('ok'));
      socket.destroy();
    },
    'an answer that was given and waits for its client to read is sent whole': async () => {
      const { port, end } = await stage((_request, response) => response.end(LARGE));
      const socket = connect({ host: '127.0.0.1', port });
      let length = 0;
      socket.on('data', (piece) => (length += piece.length)).write(ASK);
      await value(once(socket, 'data'));
      socket.pause();
      const ended = end(PATIENT);
      socket.resume();
      assert.equal(await value(ended), 0);
      await eventually('all of it', () => length > LARGE.length);
    },
    'both answers to requests that came one upon the other are sent': async () => {
      const waiting: ServerResponse[] = [];
      const { port, end } = await stage((_request, response) => waiting.push(response));
      const { got } = client(port, ASK + ASK);
      await eventually('both requests are there', () => waiting.length === 2);
      const ended = end(PATIENT);
      for (const response of waiting) response.end('ok');
      assert.equal(await value(ended), 0);
      await eventually('both answers', () => got().split('ok').length === 3);
      assert.equal(got().match(/connection: close/gi)?.length, 1);
    },
    'a request that has begun to arrive on a kept connection is answered': async () => {
      const { server, port, end } = await stage(answer);
      const accepted = once(server, 'connection') as Promise<[Socket]>;
      const { socket, got } = client(port, ASK);
      await eventually('the first answer', () => got().endsWith('ok'));
      const [theirs] = await value(accepted);
      socket.write(ASK.slice(0, 10));
      await eventually('a part of the second request', () => theirs.bytesRead > ASK.length);
      const ended = end(PATIENT);
      socket.write(ASK.slice(10));
      assert.equal(await value(ended), 0);
      await eventually('the second answer', () => got().split('ok').length === 3);
    },
    'a connection is closed though the answer came before the end of its body': async () => {
      const { server, port, end } = await stage(answer);
      const asked = once(server, 'request') as Promise<[IncomingMessage]>;
      const { socket, got } = client(port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nx');
      await eventually('the answer', () => got().endsWith('ok'));
      const [request] = await value(asked);
      socket.write('x');
      await eventually('the rest of the body', () => request.readableEnded);
      assert.equal(await value(end(PATIENT)), 0);
    },
    'while the end is announced, an answer that ends closes no other connection': async () => {
      const waiting: ServerResponse[] = [];
      const { port, end } = await stage((request, response) => {
        if (request.url === '/') response.end('ok');
        else waiting.push(response);
      });
      const kept = client(port, ASK);
      const slow = client(port, ASK.replace('/', '/slow'));
      await eventually('one answered, one not', () => kept.got().endsWith('ok') && waiting.length === 1);
      const stop = new AbortController();
      const ended = end({ ...PATIENT, announceMs: 50_000, signal: stop.signal });
      waiting[0]?.end('ok');
      await value(closed(slow.socket));
      kept.socket.write(ASK);
      await eventually('an answer that tells of the end', () => /connection: close/i.test(kept.got()));
      await value(closed(kept.socket));
      stop.abort();
      assert.equal(await value(ended), 0);
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
  tls,
};

export default contract;
