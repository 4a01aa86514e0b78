/** Part of the contract of `serveManyClients`. */
import { ForeignController } from './foreign-signals.ts';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { serveManyClients, type Client } from '../../../examples/serve-many-clients/serve-many-clients.ts';
import { coded, codeOf, eventually, reason, value } from '../faults.ts';
import { client as clientOf } from './line-servers.ts';
import type { Checks } from '../contract.ts';

export interface Stage {
  readonly port: number;
  readonly gone: unknown[];
  readonly errors: unknown[];
  readonly close: () => Promise<void>;
}

export const noteNothing = (): void => undefined;

export async function staged(
  converse: (client: Client) => Promise<void>,
  run: (stage: Stage) => Promise<void>,
  serve = serveManyClients,
): Promise<void> {
  const gone: unknown[] = [];
  const errors: unknown[] = [];
  const server = await serve(
    converse,
    (_client, error) => gone.push(error),
    (_client, error) => errors.push(error),
  );
  try {
    await run({ ...server, gone, errors });
  } finally {
    await value(server.close());
  }
}

export const open = (port: number): Socket => connect({ host: '127.0.0.1', port, allowHalfOpen: true });
export const client = (port: number): ReturnType<typeof clientOf> => clientOf(open(port));

export async function all(lines: AsyncIterable<string>): Promise<string[]> {
  const seen: string[] = [];
  for await (const line of lines) seen.push(line);
  return seen;
}

/** Conversation that says back all lines, once it has them. */
export const echo = async ({ lines, send }: Client): Promise<void> => send((await all(lines)).join('|'));

export const settles: Checks = {
  'a conversation that waits for a line of a client that resets': () =>
    staged(
      ({ lines }) => all(lines).then(() => undefined),
      async ({ port, gone }) => {
        const { socket } = await client(port);
        socket.resetAndDestroy();
        await eventually('the leave is told', () => gone.length === 1);
      },
    ),
  'a conversation that waits for anything else hears it by its signal': () =>
    staged(
      ({ signal }) => delay(60_000, undefined, { signal }),
      async ({ port, gone, errors }) => {
        const { socket } = await client(port);
        socket.resetAndDestroy();
        await eventually('it has ended', () => gone.length + errors.length === 1);
        assert.deepEqual([gone.length, errors.length], [1, 0], 'a client that left is no error of ours');
      },
    ),
  'a send of 50 MB to a client that never reads ends when the server closes': () => {
    let error: unknown;
    return staged(
      async ({ send }) => {
        error = await reason(send(Buffer.alloc(50 * 2 ** 20)));
      },
      async ({ port, close }) => {
        const { socket } = await client(port);
        socket.pause();
        await delay(20);
        await value(close());
        assert.ok(error !== undefined, 'no success may be told');
        socket.destroy();
      },
    );
  },
  'a send after the socket was destroyed': () => {
    let code: unknown;
    return staged(
      async ({ socket, send }) => {
        socket.destroy();
        code = codeOf(await reason(send('late')));
      },
      async ({ port }) => {
        await client(port);
        await eventually('it was refused', () => code === 'ERR_STREAM_DESTROYED');
      },
    );
  },
  'closing twice, and before any client': async () => {
    const server = await serveManyClients(echo, noteNothing, noteNothing);
    await value(Promise.all([server.close(), server.close()]));
  },
};

export const blame: Checks = {
  'an ECONNRESET or EPIPE of the conversation itself is no leave': async () => {
    for (const code of ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'])
      await staged(
        () => Promise.reject(coded(code)),
        async ({ port, gone, errors }) => {
          await client(port);
          await eventually('it is told', () => errors.length + gone.length === 1);
          assert.deepEqual([gone.length, codeOf(errors[0])], [0, code]);
        },
      );
  },
  'an error of the conversation is told while the server closes, too': () => {
    const own = coded('ENOSPC');
    return staged(
      ({ signal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(own), { once: true }),
        ),
      async ({ port, errors, gone, close }) => {
        await client(port);
        await delay(20);
        await value(close());
        assert.deepEqual([gone, errors], [[], [own]]);
      },
    );
  },
  'clients that our own closing cuts off are told to nobody': () =>
    staged(
      async ({ id, lines, signal }) => {
        if (id === 1) await all(lines);
        else await delay(60_000, undefined, { signal });
      },
      async ({ port, errors, gone, close }) => {
        await client(port);
        await client(port);
        await delay(20);
        await value(close());
        assert.deepEqual([gone, errors], [[], []]);
      },
    ),
  'a reset while 50 MB are sent is a leave': () =>
    staged(
      ({ send }) => send(Buffer.alloc(50 * 2 ** 20)),
      async ({ port, gone, errors }) => {
        const { socket } = await client(port);
        await once(socket, 'data');
        socket.resetAndDestroy();
        await eventually('it is told', () => gone.length + errors.length === 1);
        assert.deepEqual(errors, []);
      },
    ),
  'a line that is too long costs nobody the answers to those before it, and is no leave': () => {
    const tooLong = 2 ** 20 + 5;
    return staged(
      async ({ socket, lines, send }) => {
        for await (const line of lines) {
          await eventually('it has come', () => socket.bytesRead >= tooLong);
          await send(line);
        }
      },
      async ({ port, gone, errors }) => {
        const { socket, got } = await client(port);
        socket.write('a\nb\n' + '.'.repeat(tooLong));
        await eventually('it is told', () => gone.length + errors.length === 1);
        assert.match(String(errors[0]), /^RangeError/);
        await eventually('the answers', () => got() === 'ab');
      },
    );
  },
  'a client that resets while nothing is read or written is a leave': () => {
    let told: unknown;
    return staged(
      ({ socket }) => new Promise((resolve) => socket.on('close', () => resolve())),
      async ({ port, gone, errors }) => {
        const { socket } = await client(port);
        socket.resetAndDestroy();
        await eventually('it is told', () => (told = gone[0]) !== undefined);
        assert.equal(codeOf(told), 'ECONNRESET');
        assert.deepEqual(errors, []);
      },
    );
  },
  'a socket that the conversation destroys with an error is no leave': () => {
    const idle = new Error('idle');
    return staged(
      ({ socket, lines }) => {
        socket.destroy(idle);
        return all(lines).then(() => undefined);
      },
      async ({ port, gone, errors }) => {
        await client(port);
        await eventually('it is told', () => gone.length + errors.length === 1);
        assert.deepEqual([gone, errors], [[], [idle]]);
      },
    );
  },
  'a client that only finishes sending still gets its answer': () =>
    staged(echo, async ({ port, gone }) => {
      const { socket, got } = await client(port);
      socket.end('a\nb\n');
      await value(once(socket, 'end'));
      assert.equal(got(), 'a|b');
      assert.deepEqual(gone, []);
      socket.destroy();
    }),
};

/** Check of the server that gives each conversation a signal of its own. */
export const foreignControllers: Checks = {
  'where `AbortController` is not of the runtime itself, but jsdom’s, clients are served': async () => {
    const own = globalThis.AbortController;
    globalThis.AbortController = ForeignController;
    try {
      await staged(
        async ({ lines, send }) => send((await all(lines)).join('|')),
        async ({ port, errors }) => {
          const { socket, got } = await client(port);
          socket.end('a\nb\n');
          await value(once(socket, 'end'));
          assert.deepEqual([got(), errors], ['a|b', []]);
        },
      );
    } finally {
      globalThis.AbortController = own;
    }
  },
};
