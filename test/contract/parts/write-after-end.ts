/** Part of the contract of `endAfterAll`. */
import assert from 'node:assert/strict';
import { endAfterAll, type Write } from '../../../examples/write-after-end/write-after-end.ts';
import { coded, codeOf, eventually, reason, value } from '../faults.ts';
import { LEAVES, pipelined } from './pipelined.ts';
import type { Checks } from '../contract.ts';

/** Writes for ever, until the stream takes no more. */
export const flood = async (write: Write): Promise<void> => {
  while ((await write('x')) === 'handed over') await new Promise(setImmediate);
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
