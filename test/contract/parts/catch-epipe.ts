/** Part of the contract of `writeCatchingEpipe`. */
import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { writeCatchingEpipe } from '../../../examples/catch-epipe/catch-epipe.ts';
import { coded, codeOf, eventually, listening, never, reason, socketPair, value } from '../faults.ts';
import { overHttp2 } from './responses.ts';
import type { Checks } from '../contract.ts';

export const FIFTY_MB = Buffer.alloc(50 * 2 ** 20);

export const aborts: Checks = {
  'an abort before the call destroys the stream, too': async () => {
    const { ours, close } = await socketPair();
    const signal = AbortSignal.abort(new Error('enough'));
    assert.equal(((await reason(writeCatchingEpipe(ours, ['a'], { signal }))) as Error).message, 'enough');
    assert.ok(ours.destroyed);
    await close();
  },
  'an abort while a chunk is awaited': async () => {
    const { ours, close } = await socketPair();
    const stop = new AbortController();
    const work = writeCatchingEpipe(ours, never(), { signal: stop.signal });
    setImmediate(() => stop.abort(new Error('enough')));
    assert.equal(((await reason(work)) as Error).message, 'enough');
    assert.ok(ours.destroyed);
    await close();
  },
  'an abort while a chunk is written that nobody reads': async () => {
    const { ours, close } = await socketPair();
    const stop = new AbortController();
    const work = writeCatchingEpipe(ours, [FIFTY_MB], { signal: stop.signal });
    setImmediate(() => stop.abort(new Error('enough')));
    assert.equal(((await reason(work)) as Error).message, 'enough');
    await close();
  },
};

export const responses: Checks = {
  'an HTTP response whose client leaves during a chunk': async () => {
    let response: ServerResponse | undefined;
    const server = createServer((_request, answer) => (response = answer));
    const client = connect({ host: '127.0.0.1', port: await listening(server) });
    client.on('error', () => undefined);
    client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await eventually('the server is asked', () => response !== undefined);
    const work = writeCatchingEpipe(response as ServerResponse, [FIFTY_MB]);
    setImmediate(() => client.resetAndDestroy());
    assert.ok(await reason(work));
    server.close();
  },
  'a response that is destroyed while a chunk waits in it was closed before the end': async () => {
    const server = createServer((_request, answer) => {
      answer.cork();
      setTimeout(() => answer.req.socket.destroy(), 5);
      work = reason(writeCatchingEpipe(answer, ['a', 'b']));
    });
    let work: Promise<unknown> | undefined;
    const client = connect({ host: '127.0.0.1', port: await listening(server) });
    client.on('error', () => undefined).write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await eventually('the server is asked', () => work !== undefined);
    assert.equal(codeOf(await work), 'ERR_STREAM_PREMATURE_CLOSE');
    server.close();
  },
  'a response over HTTP/2 whose client had left, or leaves meanwhile, was closed before the end':
    async () => {
      for (const before of [true, false])
        await overHttp2(async (response, client) => {
          const { stream } = response;
          if (before) client.close(8);
          if (before) await eventually('the stream has closed', () => stream.destroyed);
          const work = writeCatchingEpipe(response, before ? ['a'] : never());
          if (!before) setImmediate(() => client.close(8));
          assert.equal(codeOf(await reason(work)), 'ERR_STREAM_PREMATURE_CLOSE');
        });
    },
};

/** Chunks that are no list, or no longer wanted. */
export const foreign: Checks = {
  'a string is one chunk, and an iterable that cannot begin leaves no listener': async () => {
    const { ours, theirs, close } = await socketPair();
    theirs.resume();
    assert.equal((await value(writeCatchingEpipe(ours, 'año'))).handedOver, 4);
    const before = ours.listenerCount('error') + ours.listenerCount('close');
    const broken: Iterable<string> = {
      [Symbol.iterator]: () => {
        throw coded('EIO');
      },
    };
    assert.equal(codeOf(await reason(writeCatchingEpipe(ours, broken))), 'EIO');
    assert.equal(ours.listenerCount('error') + ours.listenerCount('close'), before);
    await close();
  },
  'chunks that fail as they are told that they are no longer wanted change nothing': async () => {
    const chunks = function* (): Generator<string> {
      try {
        yield 'abc';
      } finally {
        // eslint-disable-next-line no-unsafe-finally
        throw new Error('mine');
      }
    };
    const full = new Writable({ write: (_chunk, _encoding, done) => done(coded('EPIPE')) });
    assert.equal((await value(writeCatchingEpipe(full, chunks()))).failed, 3);
  },
};
