/** The service worker, bundled as it is published, among caches and a network that stand in for a browser's. */
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Connection } from '../../src/offline/slow.ts';

const SITE = 'https://example.org/base/';
let script: string;
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: ['src/offline/worker.browser.ts'],
    bundle: true,
    format: 'iife',
    write: false,
  });
  script = outputFiles[0]?.text ?? '';
});

/** Caches of a browser, as far as the worker uses them. */
let stored: Map<string, Map<string, Response>>;
/** Files of the server by path; undefined while there is no network. */
let served: Record<string, string> | undefined;
let asked: string[];
/** Connection as the browser tells of it. */
let connection: Connection | undefined;
let registered: boolean;
beforeEach(() => {
  stored = new Map();
  asked = [];
  connection = undefined;
  registered = true;
});

const keyOf = (address: string): string => new URL(address, SITE).pathname;
const caches = {
  keys: () => Promise.resolve([...stored.keys()]),
  delete: (name: string) => Promise.resolve(stored.delete(name)),
  open(name: string) {
    const cache = stored.get(name) ?? new Map<string, Response>();
    stored.set(name, cache);
    return Promise.resolve({
      match: (address: string) => Promise.resolve(cache.get(keyOf(address))?.clone()),
      put: (address: string, response: Response) => {
        cache.set(keyOf(address), response);
        return Promise.resolve();
      },
    });
  },
};

function fetch(request: string | Request): Promise<Response> {
  const path = keyOf(typeof request === 'string' ? request : request.url);
  asked.push(path);
  if (served === undefined) return Promise.reject(new TypeError('Failed to fetch'));
  const body = served[path];
  if (path.endsWith('404.html')) return Promise.resolve(new Response(body, { status: 404 }));
  const status = path.endsWith('service-worker.js') ? 404 : 500;
  return Promise.resolve(new Response(body ?? 'broken', { status: body === undefined ? status : 200 }));
}

/** A worker that a browser starts. */
function start() {
  const listeners = new Map<string, (event: object) => void>();
  const self = {
    registration: {
      scope: SITE,
      unregister: () => Promise.resolve((registered = false)),
    },
    navigator: { connection },
    clients: { claim: () => Promise.resolve() },
    skipWaiting: () => Promise.resolve(),
    addEventListener: (type: string, listen: (event: object) => void) => listeners.set(type, listen),
  };
  runInNewContext(script, { self, caches, fetch, URL, Response, Error });
  const happen = async (type: string, data?: string): Promise<void> => {
    let done: Promise<unknown> = Promise.resolve();
    listeners.get(type)?.({ data, waitUntil: (promise: Promise<unknown>) => (done = promise) });
    await done;
  };
  return {
    install: () => happen('install'),
    activate: () => happen('activate'),
    mend: () => happen('message', 'mend'),
    /** The worker's answer; undefined if it leaves the request to the browser. */
    ask(path: string, { method = 'GET', mode = 'navigate' } = {}): Promise<Response> | undefined {
      let answer: Promise<Response> | undefined;
      const request = { url: new URL(path, SITE).href, method, mode };
      listeners.get('fetch')?.({ request, respondWith: (given: Promise<Response>) => (answer = given) });
      return answer;
    },
  };
}

/** Publishes a version: its files by the address below the root, each with its own hash. */
function publish(version: string, files: Record<string, string>, leads: Record<string, string> = {}): void {
  const hashes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, `#${text}`]));
  served = { '/base/files.json': JSON.stringify({ version, files: hashes, leads }) };
  served['/base/service-worker.js'] = `// ${version}`;
  for (const [path, text] of Object.entries(files)) served[`/base/${path}`] = text;
}
const FIRST = {
  '': 'home 1',
  'en/': 'home 1 en',
  page: 'page 1',
  'a.js': 'script',
  '404.html': 'none',
  'en/404.html': 'none en',
};

test('a version that was kept is answered without a network, at each form of an address', async () => {
  publish('1', FIRST);
  const worker = start();
  await worker.install();
  await worker.activate();
  served = undefined;
  for (const [path, text] of [
    ['', 'home 1'],
    ['en/', 'home 1 en'],
    ['en', 'home 1 en'],
    ['page', 'page 1'],
    ['page/', 'page 1'],
    ['a.js', 'script'],
  ] as const) {
    expect(await (await worker.ask(path))?.text(), path).toBe(text);
  }
});

test('a page that is not there is told in its language, as missing; another file fails', async () => {
  publish('1', FIRST);
  const worker = start();
  await worker.install();
  served = undefined;
  const missing = await worker.ask('en/nothing');
  expect([missing?.status, await missing?.text()]).toEqual([404, 'none en']);
  await expect(worker.ask('nothing.js', { mode: 'no-cors' })).rejects.toThrow('Failed to fetch');
});

test('a version of which much fails is not kept, and the one before stays', async () => {
  publish('1', FIRST);
  await start().install();
  publish('2', { ...FIRST, page: 'page 2', 'new.js': 'new' });
  delete served!['/base/new.js'];
  const worker = start();
  await expect(worker.install()).rejects.toThrow(/1 files cannot be had, such as new\.js/);
  served = undefined;
  expect(await (await worker.ask('page'))?.text()).toBe('page 1');
});

test('a new version fetches what changed, waits with it, and is then the only one', async () => {
  publish('1', FIRST);
  const before = start();
  await before.install();
  await before.activate();
  await caches.open('of another site');
  publish('2', { ...FIRST, page: 'page 2' });
  asked = [];
  const after = start();
  await after.install();
  expect(asked.sort()).toEqual(['/base/files.json', '/base/page']);
  expect(await (await start().ask('page'))?.text(), 'until it takes over').toBe('page 1');
  await after.activate();
  expect([...stored.keys()].sort()).toEqual(['of another site', 'site/base/2']);
  expect(await (await start().ask('page'))?.text()).toBe('page 2');
});

test('what is sent, and what is asked of other sites, is left to the browser', () => {
  const worker = start();
  expect(worker.ask('page', { method: 'POST' })).toBeUndefined();
  expect(worker.ask('https://example.org/elsewhere')).toBeUndefined();
});

/** Enough files for one of them to be missing. */
const MANY = {
  ...FIRST,
  ...Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`page-${n}`, `text ${n}`])),
};

test('a file that fails does not undo the rest, and comes with the next visit', async () => {
  publish('1', MANY);
  delete served!['/base/page-7'];
  const worker = start();
  await worker.install();
  await worker.activate();
  await worker.mend();
  publish('1', MANY);
  asked = [];
  await worker.mend();
  expect(asked).toContain('/base/page-7');
  asked = [];
  await worker.mend();
  expect(asked).toEqual(['/base/service-worker.js']);
  served = undefined;
  expect(await (await worker.ask('page-7'))?.text()).toBe('text 7');
  expect(await (await worker.ask('page-8'))?.text()).toBe('text 8');
});

test('a file that is missing is not taken from another version', async () => {
  publish('1', MANY);
  delete served!['/base/page-7'];
  const worker = start();
  await worker.install();
  publish('2', { ...MANY, 'page-7': 'of another version' });
  await worker.mend();
  served = undefined;
  await expect(worker.ask('page-7', { mode: 'no-cors' })).rejects.toThrow('Failed to fetch');
});

test('a cache that was cleared is filled again', async () => {
  publish('1', FIRST);
  const worker = start();
  await worker.install();
  await worker.activate();
  expect(await (await worker.ask('page'))?.text()).toBe('page 1');
  // A browser empties what it deletes, also for those who have it open.
  for (const cache of stored.values()) cache.clear();
  stored.clear();
  await worker.mend();
  served = undefined;
  expect(await (await worker.ask('page'))?.text()).toBe('page 1');
});

test('a worker that the site no longer has removes itself and its caches, and no others', async () => {
  publish('1', FIRST);
  const worker = start();
  await worker.install();
  await caches.open('of another site');
  served = undefined;
  await worker.mend();
  expect([...stored.keys()], 'without a network nothing is known').toHaveLength(2);
  served = { '/base/page': 'page of the server' };
  await worker.mend();
  expect([...stored.keys()]).toEqual(['of another site']);
  expect(registered).toBe(false);
  expect(await (await worker.ask('page'))?.text()).toBe('page of the server');
});

test('a cache that cannot be read leaves the site to the network', async () => {
  publish('1', FIRST);
  const { keys } = caches;
  caches.keys = () => Promise.reject(new Error('the disk is full'));
  expect(await (await start().ask('page'))?.text()).toBe('page 1');
  caches.keys = keys;
});

test.each([{ saveData: true }, { type: 'cellular' }, { effectiveType: '3g' }])(
  'nothing is kept over %o',
  async (slow) => {
    connection = slow;
    publish('1', FIRST);
    await expect(start().install()).rejects.toThrow('slow or metered');
    expect(asked).toEqual([]);
  },
);

test('the address of an error leads to its page without a network, in any case', async () => {
  publish('1', { ...FIRST, 'reference/epipe': 'EPIPE' }, { 'e/epipe': 'reference/epipe' });
  const worker = start();
  await worker.install();
  served = undefined;
  for (const path of ['e/EPIPE', 'e/epipe/']) {
    const led = await worker.ask(path);
    expect([led?.status, led?.headers.get('location')], path).toEqual([302, `${SITE}reference/epipe`]);
  }
});
