/** Part of the contract of `sendAll`. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { PassThrough, Readable, Writable } from 'node:stream';
import { sendAll } from '../../../examples/premature-close/premature-close.ts';
import {
  coded,
  codeOf,
  eventually,
  listening,
  never,
  reason,
  socketPair,
  uncaughtOf,
  value,
} from '../faults.ts';
import { overHttp2 } from './responses.ts';
import type { Checks } from '../contract.ts';

/** Responses over HTTP/2, which have no `destroyed` of their own. */
export const responsesOverHttp2: Checks = {
  'a response over HTTP/2 whose client had left, or leaves meanwhile': async () => {
    for (const leave of ['destroy', 'close'] as const)
      for (const before of [true, false])
        await overHttp2(async (response, client) => {
          // A response lets its stream go with its client.
          const { stream } = response;
          const goes = (): void => {
            if (leave === 'close') client.close(8);
            else client.session?.destroy();
          };
          if (before) goes();
          if (before) await eventually('the stream has closed', () => stream.destroyed);
          const source = Readable.from(never());
          const work = sendAll(source, response);
          if (!before) setImmediate(goes);
          assert.equal((await value(work)).complete, false);
          assert.ok(source.destroyed);
        });
  },
  'a source that fails over HTTP/2, and the transfer after it': () =>
    overHttp2(async (response) => {
      const source = Readable.from(never());
      const work = sendAll(source, response);
      setImmediate(() => source.destroy(coded('ECONNRESET')));
      assert.equal(codeOf(await reason(work)), 'ECONNRESET');
      assert.equal((await value(sendAll(Readable.from(never()), response))).complete, false);
    }),
};

/** Generator that waits for what never comes, and so cannot be ended. */
const waiting = async function* (): AsyncGenerator<string> {
  yield await new Promise<string>(() => undefined);
};

/** Destinations of which nothing else tells what happened. */
export const silentEnds: Checks = {
  'a response whose `write` or `end` throws at once, as its source is longer or shorter than announced':
    async () => {
      const uncaught = await uncaughtOf(async () => {
        for (const pieces of [['ab', 'cdef'], ['a']]) {
          let work: Promise<unknown> | undefined;
          const server = createServer((_request, response) => {
            response.strictContentLength = true;
            response.writeHead(200, { 'content-length': 3 });
            work = reason(sendAll(Readable.from(pieces), response));
          });
          const client = connect({ host: '127.0.0.1', port: await listening(server) });
          client.on('error', () => undefined).write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
          await eventually('the server is asked', () => work !== undefined);
          assert.equal(codeOf(await work), 'ERR_HTTP_CONTENT_LENGTH_MISMATCH');
          client.destroy();
          server.closeAllConnections();
          server.close();
        }
      });
      assert.deepEqual(uncaught, []);
    },
  'a destination that refuses the only piece at once': async () => {
    const uncaught = await uncaughtOf(async () => {
      const [source, destination] = [Readable.from([{ no: 'bytes' }]), new PassThrough()];
      assert.equal(codeOf(await reason(sendAll(source, destination))), 'ERR_INVALID_ARG_TYPE');
      assert.ok(source.destroyed && destination.destroyed);
      assert.ok(!Object.hasOwn(destination, 'write'), 'it has its own methods back');
    });
    assert.deepEqual(uncaught, []);
  },
  'a client that resets while a generator waits that cannot be ended': async () => {
    const { ours, theirs, close } = await socketPair();
    const source = Readable.from(waiting());
    const work = sendAll(source, ours.resume());
    setImmediate(() => theirs.resetAndDestroy());
    const outcome = await value(work);
    assert.equal(outcome.complete || codeOf(outcome.error), 'ECONNRESET');
    assert.ok(source.destroyed);
    await close();
  },
  'an abort where neither end says that it has closed': async () => {
    const destination = new Writable({ emitClose: false, write: () => undefined });
    const stop = new AbortController();
    const work = sendAll(Readable.from(waiting()), destination, { signal: stop.signal });
    setImmediate(() => stop.abort(new Error('enough')));
    assert.equal(((await reason(work)) as Error).message, 'enough');
    assert.ok(destination.destroyed);
  },
};
