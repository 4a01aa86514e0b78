/** Contract of `reconnectWithBackoff`, `isGone` and `fullJitter`. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import {
  fullJitter,
  isGone,
  reconnectWithBackoff,
} from '../../../../examples/reconnect-with-backoff/reconnect-with-backoff.ts';
import { doesNotApply, type Contract, type RuntimeFaults } from '../../contract.ts';
import { coded, codeOf, leavesNothing, listening, reason, value, warningsOf } from '../../faults.ts';
import { foreignSignal } from '../../parts/foreign-signals.ts';
import { inOtherRealm } from '../../realm.ts';

/** Port at which nobody listens any more. */
async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  server.close();
  await once(server, 'close');
  return port;
}

async function dial(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

const hurry = { baseMs: 1, capMs: 2 };

export const runtimeFaults: RuntimeFaults = {
  deno: [
    {
      es: 'El error de un fetch que nadie acepta no lleva código en Deno, solo un texto.',
      en: 'In Deno, the error of a fetch that is refused has no code, only a text.',
      checks: ['a refused fetch, and a name with two addresses that both refuse, are tried again'],
    },
  ],
};

const contract: Contract = {
  settles: {
    'a server that is never there: the last error, unchanged': async () => {
      const port = await closedPort();
      let tried = 0;
      const error = await reason(
        reconnectWithBackoff(() => ((tried += 1), dial(port)), { ...hurry, attempts: 4 }),
      );
      assert.deepEqual([codeOf(error), tried], ['ECONNREFUSED', 4]);
    },
    'a number of attempts that is none is one': async () => {
      for (const attempts of [NaN, 0, -1]) {
        let tried = 0;
        await reason(
          reconnectWithBackoff(() => ((tried += 1), Promise.reject(coded('EPIPE'))), { ...hurry, attempts }),
        );
        assert.equal(tried, 1);
      }
    },
    'an abort before, during an attempt that ignores it, in a wait, and by the attempt itself': async () => {
      for (const attempt of [
        () => new Promise<never>(() => undefined),
        () => Promise.reject(coded('ECONNREFUSED')),
      ]) {
        const stop = new AbortController();
        setTimeout(() => stop.abort(new Error('enough')), 10);
        const work = reconnectWithBackoff(attempt, {
          signal: stop.signal,
          baseMs: 1e9,
          capMs: 1e9,
          random: () => 0.9,
        });
        assert.equal(((await reason(work)) as Error).message, 'enough');
      }
      const signal = AbortSignal.abort(new Error('enough'));
      let tried = 0;
      await reason(reconnectWithBackoff(() => Promise.resolve((tried += 1)), { signal }));
      assert.equal(tried, 0);
      const own = new AbortController();
      const work = reconnectWithBackoff(
        () => {
          own.abort(new Error('enough'));
          return new Promise<never>(() => undefined);
        },
        { signal: own.signal },
      );
      assert.equal(((await reason(work)) as Error).message, 'enough');
    },
    'an attempt, a predicate or a log that throws': async () => {
      const own = new Error('mine');
      const fail = (): never => {
        throw own;
      };
      const refuse = (): Promise<never> => Promise.reject(coded('EPIPE'));
      assert.equal(await reason(reconnectWithBackoff(fail)), own);
      assert.equal(await reason(reconnectWithBackoff(refuse, { retryIf: fail })), own);
      assert.equal(await reason(reconnectWithBackoff(refuse, { onRetry: fail })), own);
    },
  },
  blame: {
    'what does not mean "gone" is thrown at once, unchanged': async () => {
      for (const thrown of [coded('ENOSPC'), coded('ENOTFOUND'), undefined, null, 'EPIPE', {}]) {
        let tried = 0;
        const work = reconnectWithBackoff(() => ((tried += 1), Promise.reject(thrown as Error)), hurry);
        assert.deepEqual([await reason(work), tried], [thrown, 1]);
      }
    },
    'a refused fetch, and a name with two addresses that both refuse, are tried again': async () => {
      const port = await closedPort();
      for (const host of ['127.0.0.1', 'localhost']) {
        let tried = 0;
        await reason(
          reconnectWithBackoff(() => ((tried += 1), fetch(`http://${host}:${port}/`)), {
            ...hurry,
            attempts: 2,
          }),
        );
        assert.equal(tried, 2, host);
      }
    },
    'a list of errors means "gone" only if each does': () => {
      const list = (...codes: string[]): object => ({ errors: codes.map((code) => coded(code)) });
      assert.ok(isGone(list('ECONNREFUSED', 'EHOSTUNREACH')));
      assert.ok(!isGone(list('ECONNREFUSED', 'EACCES')));
      assert.ok(!isGone(list()));
      return Promise.resolve();
    },
  },
  repeats: {
    'an attempt that succeeds is the last': async () => {
      let tried = 0;
      const made = await value(
        reconnectWithBackoff(
          () => ((tried += 1) < 3 ? Promise.reject(coded('ECONNRESET')) : Promise.resolve(tried)),
          hurry,
        ),
      );
      assert.deepEqual([made, tried], [3, 3]);
    },
  },
  leavesNothing: {
    'nothing stays after hundreds of calls, failed and aborted ones among them': async () => {
      const port = await closedPort();
      await leavesNothing(100, async () => {
        const stop = new AbortController();
        const work = reason(
          reconnectWithBackoff(() => dial(port), { ...hurry, attempts: 2, signal: stop.signal }),
        );
        const stuck = reason(
          reconnectWithBackoff(() => Promise.reject(coded('EPIPE')), {
            baseMs: 1e9,
            capMs: 1e9,
            signal: stop.signal,
          }),
        );
        await work;
        stop.abort();
        await stuck;
      });
    },
    'a signal shared by hundreds causes no warning': async () => {
      const stop = new AbortController();
      const warnings = await warningsOf(async () => {
        const works = Array.from({ length: 200 }, (_, n) =>
          reason(
            reconnectWithBackoff(
              () => (n % 2 === 0 ? new Promise<never>(() => undefined) : Promise.reject(coded('EPIPE'))),
              { signal: stop.signal },
            ),
          ),
        );
        await delay(5);
        stop.abort();
        await Promise.all(works);
      });
      assert.deepEqual(warnings, []);
    },
  },
  realms: {
    ...foreignSignal((signal) => {
      let tried = 0;
      const attempt = (): Promise<never> =>
        (tried += 1) > 1 ? new Promise<never>(() => undefined) : Promise.reject(coded('EPIPE'));
      return reconnectWithBackoff(attempt, { baseMs: 1, capMs: 2, signal });
    }),
    'a refusal is one in another realm': async () => {
      const other = inOtherRealm<{ reconnectWithBackoff: typeof reconnectWithBackoff }>(
        'examples/reconnect-with-backoff/reconnect-with-backoff.ts',
      );
      const port = await closedPort();
      let tried = 0;
      await reason(other.reconnectWithBackoff(() => ((tried += 1), dial(port)), { ...hurry, attempts: 3 }));
      assert.equal(tried, 3);
    },
  },
  limits: {
    'a wait is always one that a timer can be, whatever it is told': () => {
      const numbers = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(NaN, Infinity, -1, 0, undefined));
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 5_000 }), numbers, numbers, (attempt, base, cap) => {
          const options = {
            ...(base === undefined ? {} : { baseMs: base }),
            ...(cap === undefined ? {} : { capMs: cap }),
          };
          const ms = fullJitter(attempt, { ...options, random: () => 0.999 });
          assert.ok(Number.isInteger(ms) && ms >= 0 && ms < 2 ** 31, `${ms}`);
        }),
      );
      assert.ok(
        fullJitter(1, { baseMs: NaN, random: () => 0.999 }) > 90,
        'NaN is no reason to hammer a server',
      );
      return Promise.resolve();
    },
    'causes that form a circle, and a million deep': async () => {
      const circle = new Error('a');
      circle.cause = new Error('b', { cause: circle });
      assert.equal(await reason(reconnectWithBackoff(() => Promise.reject(circle), hurry)), circle);
      let deep = new Error('the end');
      for (let n = 0; n < 1_000_000; n += 1) deep = { cause: deep } as unknown as Error;
      assert.ok(!isGone(deep));
      const list: { errors: unknown[] } = { errors: [] };
      list.errors.push(list);
      assert.ok(!isGone(list));
    },
  },
  keepsGoing: {
    'a server that comes back is found': async () => {
      const port = await closedPort();
      const server = createServer((socket) => socket.destroy());
      const socket = await value(
        reconnectWithBackoff(() => dial(port), {
          ...hurry,
          attempts: 1_000,
          onRetry: (_error, attempt) => {
            if (attempt === 3) server.listen(port, '127.0.0.1');
          },
        }),
      );
      socket.destroy();
      server.close();
    },
  },
  tls: doesNotApply('La conexión la hace quien la llama.', 'The connection is made by whoever calls it.'),
};

export default contract;
