/** Part of the contract of `sendAcknowledged` and `acknowledge`. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { acknowledge, sendAcknowledged, type Message } from '../../../examples/what-arrived/what-arrived.ts';
import { closed, coded, codeOf, listening, reason, settled, socketPair, value } from '../faults.ts';
import type { Checks } from '../contract.ts';

export interface Pair {
  readonly ours: Socket;
  readonly theirs: Socket;
}

export async function paired(
  run: (pair: Pair) => Promise<void>,
  make: () => Promise<Pair & { close: () => Promise<void> }> = socketPair,
): Promise<void> {
  const { close, ...pair } = await make();
  try {
    await run(pair);
  } finally {
    await close();
  }
}

export const three: readonly Message[] = ['a', 'b', 'c'].map((id) => ({ id, text: `order ${id}` }));
export const idsOf = (messages: readonly Message[]): string => messages.map(({ id }) => id).join('');
export const nothing = (): void => undefined;

/** Ends of a connection, and what the sender is told of each. */
export const ends: readonly (readonly [string, (socket: Socket) => unknown, string])[] = [
  ['FIN', (socket) => socket.end(), 'closed'],
  ['RST', (socket) => socket.resetAndDestroy(), 'gone'],
];

export const settles: Checks = {
  'a socket that is dead before the call, with or without an error': async () => {
    for (const error of [undefined, coded('ECONNRESET'), coded('EHOSTUNREACH')])
      await paired(async ({ ours }) => {
        ours.on('error', nothing).destroy(error);
        const { ended, unknown } = await value(sendAcknowledged(ours, three));
        assert.equal(ended, error?.code === 'EHOSTUNREACH' ? 'failed' : 'gone');
        assert.equal(unknown.length, 3);
        assert.equal(
          (await settled(acknowledge(ours, nothing))).status,
          ended === 'failed' ? 'rejected' : 'fulfilled',
        );
      });
  },
  'somebody else destroys the socket meanwhile': () =>
    paired(async ({ ours, theirs }) => {
      const sending = sendAcknowledged(ours, three);
      const receiving = acknowledge(theirs, () => delay(10));
      setTimeout(() => {
        ours.destroy();
        theirs.destroy();
      }, 5);
      assert.equal((await value(sending)).ended, 'gone');
      await value(receiving);
    }),
  'a sender that resets while its message is handled': () =>
    paired(async ({ ours, theirs }) => {
      const handled: string[] = [];
      const receiving = acknowledge(theirs, async ({ id }) => {
        ours.resetAndDestroy();
        await closed(theirs);
        handled.push(id);
      });
      ours.write(`${JSON.stringify(three[0])}\n`);
      await value(receiving);
      assert.deepEqual(handled, ['a']);
    }),
  'an abort before and while it waits, which closes the socket': async () => {
    for (const early of [true, false])
      await paired(async ({ ours, theirs }) => {
        const stop = new AbortController();
        const abort = (): void => stop.abort(new Error('enough'));
        if (early) abort();
        else setTimeout(abort, 10);
        const sending = sendAcknowledged(ours, three, { signal: stop.signal });
        const receiving = reason(
          acknowledge(theirs, nothing, { signal: AbortSignal.abort(new Error('enough')) }),
        );
        const { ended, error, unknown } = await value(sending);
        assert.deepEqual([ended === 'aborted' || !early, unknown.length], [true, 3]);
        assert.ok(!early || error?.message === 'enough');
        assert.equal(((await receiving) as Error).message, 'enough');
        assert.ok(ours.destroyed && theirs.destroyed);
      });
    await paired(async ({ ours, theirs }) => {
      const stop = new AbortController();
      const sending = sendAcknowledged(ours, three, { signal: stop.signal });
      theirs.resume().once('data', () => theirs.write('b\n'));
      setTimeout(() => stop.abort(new Error('enough')), 30);
      const { ended, acknowledged } = await value(sending);
      assert.deepEqual([ended, idsOf(acknowledged)], ['aborted', 'b']);
    });
  },
  'an abort while the receiver waits for a message': () =>
    paired(async ({ theirs }) => {
      const stop = new AbortController();
      const receiving = acknowledge(theirs, nothing, { signal: stop.signal });
      setTimeout(() => stop.abort(new Error('enough')), 10);
      assert.equal(((await reason(receiving)) as Error).message, 'enough');
    }),
  'no message at all': () =>
    paired(async ({ ours }) => {
      assert.equal((await value(sendAcknowledged(ours, []))).ended, 'all');
    }),
};

export const blame: Checks = {
  ...Object.fromEntries(
    ends.map(([how, end, told]) => [
      `a receiver that ends by ${how} after one acknowledgement, and a half one`,
      () =>
        paired(async ({ ours, theirs }) => {
          theirs.on('data', nothing).write('a\nb', () => setTimeout(() => end(theirs), 20));
          const { ended, acknowledged, unknown } = await value(sendAcknowledged(ours, three));
          assert.deepEqual([ended, idsOf(acknowledged), idsOf(unknown)], [told, 'a', 'bc']);
        }),
    ]),
  ),
  'a sender that ends its half after the last message gets every acknowledgement': async () => {
    // As a server makes them by default: not half-open.
    const server = createServer();
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const sender = connect({ port: await listening(server), host: '127.0.0.1', allowHalfOpen: true });
    let got = '';
    sender.on('data', (bytes) => (got += String(bytes)));
    sender.end(three.map((message) => `${JSON.stringify(message)}\n`).join(''));
    const [socket] = await accepted;
    await value(acknowledge(socket, () => delay(10)));
    await value(closed(sender));
    assert.equal(got, 'a\nb\nc\n');
    server.close();
  },
  'an ECONNRESET of the handler is thrown, and its message not acknowledged': async () => {
    for (const code of ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'])
      await paired(async ({ ours, theirs }) => {
        const sending = sendAcknowledged(ours, three);
        const receiving = acknowledge(theirs, ({ id }) => {
          if (id === 'b') throw coded(code);
        });
        assert.equal(codeOf(await reason(receiving)), code);
        const { ended, acknowledged } = await value(sending);
        assert.deepEqual([ended, idsOf(acknowledged)], ['closed', 'a']);
      });
  },
  'ids that would come back as others are refused, and the socket is closed': async () => {
    for (const ids of [['a', 'a'], ['a\nb'], ['a\r'], ['half \ud83d']])
      await paired(async ({ ours }) => {
        const error = await reason(
          sendAcknowledged(
            ours,
            ids.map((id) => ({ id, text: '' })),
          ),
        );
        assert.match(String(error), /^TypeError/);
        assert.ok(ours.destroyed);
      });
  },
  'lines that are no messages': async () => {
    for (const line of ['{', 'null', '[]', '{"id":1,"text":""}', '{"id":"a"}', '"a"'])
      await paired(async ({ ours, theirs }) => {
        ours.write(`${line}\n`);
        assert.match(String(await reason(acknowledge(theirs, nothing))), /^(TypeError|SyntaxError)/);
      });
  },
  'a list that the caller changes meanwhile': () =>
    paired(async ({ ours, theirs }) => {
      const list = [...three];
      const sending = sendAcknowledged(ours, list);
      list.length = 0;
      setTimeout(() => theirs.end('b\n'), 10);
      const { acknowledged, unknown } = await value(sending);
      assert.deepEqual([idsOf(acknowledged), idsOf(unknown)], ['b', 'ac']);
    }),
};
