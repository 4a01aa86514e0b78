/** Contract of `fetchWhole`. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { fetchWhole, serverWentAway } from '../../../../examples/fetch-whole/fetch-whole.ts';
import { doesNotApply, type Contract, type RuntimeFaults } from '../../contract.ts';
import { against, coded, eventually, leavesNothing, reason, settled, value, type Act } from '../../faults.ts';
import { inOtherRealm } from '../../realm.ts';

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok';
const END = '\r\n\r\n';
const quick = { pause: 1 };

/** Takes the first request whole and then leaves; answers the next ones. */
const leaveOnce: Act = (socket, soFar, connection) => {
  if (!soFar.includes('last')) return;
  if (connection === 0) socket.resetAndDestroy();
  else socket.end(OK);
};

/** Bodies that are used up by being sent. */
const CONSUMED: Record<string, () => unknown> = {
  'an async generator': async function* () {
    yield await Promise.resolve(Buffer.from('last'));
  },
  'a web stream': () => new Blob(['last']).stream(),
  'a stream of Node': () => Readable.from([Buffer.from('last')]),
};

/** Bodies that `fetch` reads anew each time. */
const LASTING: Record<string, () => BodyInit> = {
  text: () => 'last',
  bytes: () => Buffer.from('last'),
  'an ArrayBuffer': () => new TextEncoder().encode('last').buffer,
  'a Blob': () => new Blob(['last']),
  parameters: () => new URLSearchParams({ a: 'last' }),
  'form data': () => {
    const form = new FormData();
    form.set('a', 'last');
    return form;
  },
};

export const runtimeFaults: RuntimeFaults = {
  bun: [
    {
      es: 'El fetch de Bun llama ECONNRESET a una respuesta que no es HTTP.',
      en: 'The fetch of Bun calls an answer that is not HTTP an ECONNRESET.',
      checks: ['what is no departure is thrown at once'],
    },
  ],
  deno: [
    {
      es: 'Si la conexión se corta antes de la respuesta, el fetch de Deno repite la petición por su cuenta, aunque sea un POST.',
      en: 'When the connection breaks before the answer, the fetch of Deno sends the request again by itself, even a POST.',
      checks: [
        'a number of attempts that is none',
        'text: sent again, whole',
        'bytes: sent again, whole',
        'an ArrayBuffer: sent again, whole',
        'parameters: sent again, whole',
        'a POST is sent once, unless it may be repeated',
        'a departure is one in another realm',
        'a pause beyond the range of a timer, or that is no number, does not fire at once',
        'a later call succeeds',
      ],
    },
  ],
};

const contract: Contract = {
  settles: {
    'a server that leaves in the middle, each time': () =>
      against(
        (socket, soFar) => {
          if (soFar.includes(END)) socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf');
        },
        async (url, peer) => {
          await reason(fetchWhole(url, {}, { ...quick, attempts: 3 }));
          assert.equal(peer.received.length, 3);
        },
      ),
    'a number of attempts that is none': () =>
      against(
        (socket) => socket.resetAndDestroy(),
        async (url, peer) => {
          for (const attempts of [NaN, 0, -1]) await reason(fetchWhole(url, {}, { ...quick, attempts }));
          assert.equal(peer.received.length, 3);
        },
      ),
    'an abort before, while waiting, and in a pause': () =>
      against(
        (socket, soFar) => {
          if (soFar.includes('/reset')) socket.resetAndDestroy();
        },
        async (url, peer) => {
          await reason(fetchWhole(url, { signal: AbortSignal.abort() }));
          assert.equal(peer.received.length, 0);
          const stop = new AbortController();
          const waiting = fetchWhole(url, { signal: stop.signal });
          setImmediate(() => stop.abort(new Error('waiting')));
          assert.equal(((await reason(waiting)) as Error).message, 'waiting');
          const late = new AbortController();
          const pausing = fetchWhole(`${url}reset`, { signal: late.signal }, { pause: 2 ** 40 });
          await eventually('the server is asked', () => peer.received.some((got) => got.includes('/reset')));
          late.abort(new Error('pausing'));
          assert.equal(((await reason(pausing)) as Error).message, 'pausing');
        },
      ),
    'causes that form a circle': () => {
      const circle = new Error('a', { cause: undefined });
      circle.cause = new Error('b', { cause: circle });
      assert.equal(serverWentAway(circle), false);
      return Promise.resolve();
    },
  },
  blame: {
    'what is no departure is thrown at once': () =>
      against(
        (socket) => socket.end('hello'),
        async (url, peer) => {
          await reason(fetchWhole(url, {}, quick));
          assert.equal(peer.received.length, 1);
        },
      ),
    'anything at all may be thrown': () => {
      for (const thrown of [undefined, null, 'text', 1, Symbol('a'), {}, { code: Symbol('b') }])
        assert.equal(serverWentAway(thrown), false);
      return Promise.resolve();
    },
  },
  repeats: {
    ...(Object.fromEntries([
      ...Object.entries(CONSUMED).map(([name, make]) => [
        `${name} is sent once`,
        () =>
          against(leaveOnce, async (url, peer) => {
            const init = { method: 'PUT', body: make() as BodyInit, duplex: 'half' } as RequestInit;
            await reason(fetchWhole(url, init, quick));
            assert.equal(peer.received.length, 1);
          }),
      ]),
      ...Object.entries(LASTING).map(([name, make]) => [
        `${name}: sent again, whole`,
        () =>
          against(leaveOnce, async (url, peer) => {
            const { attempts } = await value(fetchWhole(url, { method: 'PUT', body: make() }, quick));
            assert.equal(attempts, 2);
            for (const got of peer.received) assert.ok(got.includes('last'), got);
          }),
      ]),
    ]) as Record<string, () => Promise<void>>),
    'a POST is sent once, unless it may be repeated': () =>
      against(leaveOnce, async (url, peer) => {
        await reason(fetchWhole(url, { method: 'POST', body: 'last' }, quick));
        assert.equal(peer.received.length, 1);
        await value(fetchWhole(url, { method: 'POST', body: 'last' }, { ...quick, repeatable: true }));
      }),
  },
  leavesNothing: {
    'nothing stays after hundreds of calls': () =>
      against(
        (socket, soFar) => {
          if (soFar.includes(END)) socket.end(OK);
        },
        (url) =>
          leavesNothing(100, async () => {
            await fetchWhole(url);
          }),
      ),
  },
  realms: {
    'a departure is one in another realm': () =>
      against(
        (socket, soFar, connection) => {
          if (!soFar.includes(END)) return;
          if (connection === 0) socket.resetAndDestroy();
          else socket.end(OK);
        },
        async (url) => {
          const other = inOtherRealm<{
            fetchWhole: typeof fetchWhole;
            serverWentAway: typeof serverWentAway;
          }>('examples/fetch-whole/fetch-whole.ts');
          assert.equal((await value(other.fetchWhole(url, {}, quick))).attempts, 2);
          assert.equal(other.serverWentAway(coded('ECONNRESET')), true);
        },
      ),
  },
  limits: {
    'a pause beyond the range of a timer, or that is no number, does not fire at once': () =>
      against(
        (socket) => socket.resetAndDestroy(),
        async (url, peer) => {
          for (const pause of [Number.MAX_SAFE_INTEGER, NaN, -1]) {
            const before = peer.received.length;
            const stop = new AbortController();
            const work = settled(fetchWhole(url, { signal: stop.signal }, { pause }));
            await eventually('the first attempt', () => peer.received.length === before + 1);
            await new Promise((resolve) => setTimeout(resolve, 50));
            assert.equal(peer.received.length, before + 1);
            stop.abort();
            await work;
          }
        },
      ),
  },
  keepsGoing: {
    'a later call succeeds': () =>
      against(leaveOnce, async (url) => {
        await reason(fetchWhole(url, { method: 'POST', body: 'last' }, quick));
        await value(fetchWhole(url, { method: 'POST', body: 'last' }, quick));
      }),
  },
  tls: doesNotApply('El cifrado es cosa de `fetch`.', 'Encryption is up to `fetch`.'),
};

export default contract;
