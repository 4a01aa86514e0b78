/** Part of the contract of `sendAll`. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { sendAll } from '../../../examples/premature-close/premature-close.ts';
import { coded, codeOf, eventually, never, reason, value } from '../faults.ts';
import { overHttp2 } from './http2-response.ts';
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
