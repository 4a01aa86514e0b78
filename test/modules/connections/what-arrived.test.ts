/** `sendAcknowledged` and `acknowledge` on real sockets. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, Socket } from 'node:net';
import { expect, test } from 'vitest';
import { triggerBrokenPipe } from '../../../examples/trigger-broken-pipe/trigger-broken-pipe.ts';
import { acknowledge, sendAcknowledged, type Message } from '../../../examples/what-arrived/what-arrived.ts';

const messages: Message[] = Array.from({ length: 500 }, (_, n) => ({ id: `${n}`, text: 'ñ'.repeat(n) }));

async function withServer(
  serve: (socket: Socket) => void,
  use: (connected: () => Socket) => Promise<void>,
): Promise<void> {
  const server = createServer(serve).listen(0, '127.0.0.1');
  await once(server, 'listening');
  await use(() => connect((server.address() as AddressInfo).port, '127.0.0.1'));
  server.close();
  await once(server, 'close');
}

test('everything is acknowledged, in pieces that split lines and characters', async () => {
  const handled: Message[] = [];
  await withServer(
    (socket) => void acknowledge(socket, (message) => void handled.push(message)),
    async (connected) => {
      const { acknowledged, unknown, error } = await sendAcknowledged(connected(), messages);
      expect({ unknown, error }).toEqual({ unknown: [], error: undefined });
      expect(acknowledged).toEqual(messages);
    },
  );
  expect(handled).toEqual(messages);
});

test('a reset: what was not acknowledged is unknown', async () => {
  await withServer(
    (socket) => {
      socket.once('data', () => socket.resetAndDestroy());
    },
    async (connected) => {
      expect(await sendAcknowledged(connected(), messages)).toMatchObject({
        acknowledged: [],
        unknown: messages,
        error: { code: expect.stringMatching(/^(?:EPIPE|ECONNRESET)$/) as string },
      });
    },
  );
});

test('an error of handle: the connection closes all the same, with megabytes unread', async () => {
  const large = messages.map(({ id }) => ({ id, text: 'x'.repeat(10_000) }));
  let failed: Promise<void> | undefined;
  await withServer(
    (socket) => {
      failed = acknowledge(socket, ({ id }) => {
        if (id === '1') throw new RangeError('mine');
      });
      failed.catch(() => {});
    },
    async (connected) => {
      const { acknowledged, unknown } = await sendAcknowledged(connected(), large);
      expect([acknowledged.length, unknown.length]).toEqual([1, 499]);
    },
  );
  await expect(failed).rejects.toThrow(RangeError);
});

test('a message cut short is not handled', async () => {
  const handled: Message[] = [];
  await withServer(
    (socket) => void acknowledge(socket, (message) => void handled.push(message)),
    async (connected) => {
      const socket = connected().resume();
      socket.end('{"id":"a","text":"1"}\n{"id":"b","te');
      await once(socket, 'close');
    },
  );
  expect(handled).toEqual([{ id: 'a', text: '1' }]);
});

test('a broken pipe is told, not thrown', async () => {
  const { socket, close } = await triggerBrokenPipe({ failFirstWrite: true });
  expect((await sendAcknowledged(socket, messages)).unknown).toEqual(messages);
  await close();
});

test('another error and an abort are told, with what is unknown', async () => {
  const controller = new AbortController();
  await withServer(
    (socket) => socket.resume(),
    async (connected) => {
      const socket = connected();
      const sent = sendAcknowledged(socket, messages);
      socket.destroy(new RangeError('mine'));
      expect(await sent).toMatchObject({ ended: 'failed', unknown: messages, error: { message: 'mine' } });
      const waiting = sendAcknowledged(connected(), messages, { signal: controller.signal });
      controller.abort();
      expect(await waiting).toMatchObject({ ended: 'aborted', unknown: messages });
    },
  );
  const refused = connect(1, '127.0.0.1');
  expect(await sendAcknowledged(refused, messages)).toMatchObject({
    ended: 'failed',
    error: { code: 'ECONNREFUSED' },
  });
});

test('ids that cannot be told apart are refused before anything is sent', async () => {
  for (const ids of [['a', 'a'], ['a\nb']])
    await expect(
      sendAcknowledged(
        new Socket(),
        ids.map((id) => ({ id, text: '' })),
      ),
    ).rejects.toThrow(TypeError);
});
