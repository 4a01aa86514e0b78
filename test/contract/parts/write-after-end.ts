/** Part of the contract of `endAfterAll`. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, createServer as createTcpServer, type Socket } from 'node:net';
import { endAfterAll, type Write } from '../../../examples/write-after-end/write-after-end.ts';
import { closed, coded, codeOf, eventually, listening, reason, value } from '../faults.ts';
import { overHttp2 } from './responses.ts';
import { LEAVES, pipelined } from './responses.ts';
import type { Checks } from '../contract.ts';

/** Writes for ever, until the stream takes no more. */
export const flood = async (write: Write): Promise<void> => {
  while ((await write('x')) === 'handed over') await new Promise(setImmediate);
};

/** Response of a server to a client that goes on reading. */
async function answering(run: (response: ServerResponse) => Promise<void>): Promise<void> {
  const server = createServer();
  const asked = once(server, 'request') as Promise<[unknown, ServerResponse]>;
  const client = connect(await listening(server), '127.0.0.1');
  client.resume().write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  try {
    await run((await asked)[1]);
  } finally {
    client.destroy();
    server.close();
  }
}

/** Streams that ended or died without us: what was not written was not handed over. */
export const cutShort: Checks = {
  'a response that was destroyed before, at once or long ago, is gone': async () => {
    for (const wait of [false, true])
      await answering(async (response) => {
        response.destroy();
        if (wait) await once(response, 'close');
        assert.equal(await value(endAfterAll(response, [flood])), 'gone');
      });
  },
  'what a response was destroyed for before is thrown': () =>
    answering(async (response) => {
      response.on('error', () => undefined).destroy(coded('ENOSPC'));
      await once(response, 'close');
      assert.equal(codeOf(await reason(endAfterAll(response, [flood]))), 'ENOSPC');
    }),
  'a client that leaves over HTTP/2 is gone': async () => {
    for (const leave of ['destroy', 'close'] as const)
      await overHttp2(async (response, client) => {
        client.once('data', () => (leave === 'close' ? client.close(8) : client.session?.destroy()));
        assert.equal(await value(endAfterAll(response, [flood])), 'gone');
      });
  },
  'a peer that finishes sending, on a socket that then ends itself: what comes later is not handed over':
    async () => {
      const server = createTcpServer();
      const accepted = once(server, 'connection') as Promise<[Socket]>;
      const client = connect({ port: await listening(server), host: '127.0.0.1', allowHalfOpen: true });
      let got = 0;
      client.on('data', (bytes) => (got += bytes.length)).end('a question');
      const [socket] = await accepted;
      const said: string[] = [];
      const work = endAfterAll(socket.resume(), [
        async (write) => {
          said.push(await write('early'));
          await eventually('it has ended itself', () => socket.writableEnded);
          said.push(await write('late'));
        },
      ]);
      assert.deepEqual([await value(work), said], ['gone', ['handed over', 'gone']]);
      await value(closed(client.end()));
      assert.equal(got, 5);
      server.close();
    },
};

/** Responses that wait for their turn. */
export const responses: Checks = {
  'a pipelined response whose client leaves before its turn, and one that had left': async () => {
    for (const leave of LEAVES)
      await pipelined(async (response, client) => {
        const work = endAfterAll(response, [flood]);
        setImmediate(() => client[leave]());
        assert.equal(await value(work), 'gone');
        assert.ok(response.destroyed);
      });
    await pipelined(async (response, client) => {
      client.destroy();
      await eventually('the connection has closed', () => response.req.socket.destroyed);
      assert.equal(await value(endAfterAll(response, [flood])), 'gone');
    });
  },
  'a producer that fails frees another whose write waits for the turn of a pipelined response': () =>
    pipelined(async (response) => {
      const said: string[] = [];
      const work = endAfterAll(response, [
        async (write) => void said.push(await write('x')),
        () => Promise.reject(coded('EIO')),
      ]);
      assert.equal(codeOf(await reason(work)), 'EIO');
      await eventually('the write is told', () => said[0] === 'gone');
    }),
};
