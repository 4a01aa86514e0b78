/** Part of the contract of `sendWhileClientListens` and `clientSignal`: answers without a body, and many at once. */
import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import { types } from 'node:util';
import {
  clientSignal,
  sendWhileClientListens,
} from '../../../examples/stop-when-client-leaves/stop-when-client-leaves.ts';
import type { Checks } from '../contract.ts';
import { coded, codeOf, listening, reason, sendRaw, value, warningsOf } from '../faults.ts';

const ask = (method = 'GET'): string => `${method} / HTTP/1.1\r\nHost: x\r\n\r\n`;

/** Runs something with the responses to all the requests that one client sends at once. */
async function asked(
  requests: readonly string[],
  run: (responses: ServerResponse[]) => Promise<void>,
): Promise<void> {
  const responses: ServerResponse[] = [];
  let ran: Promise<void> | undefined;
  const server = createServer((_request, response) => {
    if (responses.push(response) < requests.length) return;
    ran = run(responses);
    // Heard below, once the client has its answer.
    ran.catch(() => undefined);
  });
  await sendRaw(await listening(server), requests.join(''), (got) => got.includes('HTTP/1.1'));
  try {
    await value(ran);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

export const settles: Checks = {
  'an endless body is not asked for where the answer has none': async () => {
    for (const [method, status] of [
      ['HEAD', 200],
      ['GET', 204],
      ['GET', 304],
    ] as const)
      await asked([ask(method)], async ([response]) => {
        let pulled = 0;
        const endless = async function* () {
          for (;;) {
            if ((pulled += 1) > 100_000) throw new Error('nothing else had its turn');
            yield await Promise.resolve('x'.repeat(1_000));
          }
        };
        if (response !== undefined) response.statusCode = status;
        assert.equal(await value(sendWhileClientListens(response as ServerResponse, endless)), true);
        assert.equal(pulled, 0);
      });
  },
};

export const blame: Checks = {
  'an error of the body is not hidden by one of its end': () =>
    asked([ask()], async ([response]) => {
      const body = (): AsyncIterable<string> => ({
        [Symbol.asyncIterator]: () => ({
          next: () => Promise.reject(coded('ENOSPC')),
          return: () => {
            throw coded('EIO');
          },
        }),
      });
      const error = await reason(sendWhileClientListens(response as ServerResponse, body));
      assert.equal(codeOf(error), 'ENOSPC');
    }),
};

export const leavesNothing: Checks = {
  'many pipelined responses of one client cause no warning': async () => {
    const warnings = await warningsOf(() =>
      asked(
        Array.from({ length: 20 }, () => ask()),
        (responses) => {
          for (const response of responses) clientSignal(response);
          for (const response of responses) response.end();
          return Promise.resolve();
        },
      ),
    );
    assert.deepEqual(warnings, []);
  },
  'a signal that outlives its responses keeps nothing of them': async () => {
    const { signal } = new AbortController();
    for (let n = 0; n < 50; n += 1)
      await asked([ask()], async ([response]) => {
        const one = async function* () {
          yield await Promise.resolve('x');
        };
        await value(sendWhileClientListens(response as ServerResponse, one, { signal }));
      });
    // What Node.js keeps of signals that were made of this one; other runtimes do not show it.
    for (const name of Object.getOwnPropertySymbols(signal)) {
      const kept: unknown = Reflect.get(signal, name);
      if (types.isSet(kept)) assert.equal(Reflect.get(Set.prototype, 'size', kept), 0, String(name));
    }
  },
};
