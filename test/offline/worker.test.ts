/** The service worker, bundled as it is published, among caches and a network that stand in for a browser's. */
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { beforeAll, beforeEach, expect, test } from 'vitest';

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
beforeEach(() => {
  stored = new Map();
  asked = [];
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
  return Promise.resolve(new Response(body ?? 'broken', { status: body === undefined ? 500 : 200 }));
}

/** A worker that a browser starts. */
function start() {
  const listeners = new Map<string, (event: object) => void>();
  const self = {
    registration: { scope: SITE },
    clients: { claim: () => Promise.resolve() },
    skipWaiting: () => Promise.resolve(),
    addEventListener: (type: string, listen: (event: object) => void) => listeners.set(type, listen),
  };
  runInNewContext(script, { self, caches, fetch, URL, Response, Error });
  const happen = async (type: string): Promise<void> => {
    let done: Promise<unknown> = Promise.resolve();
    listeners.get(type)?.({ waitUntil: (promise: Promise<unknown>) => (done = promise) });
    await done;
  };
  return {
    install: () => happen('install'),
    activate: () => happen('activate'),
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
function publish(version: string, files: Record<string, string>): void {
  const hashes = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, `#${text}`]));
  served = { '/base/files.json': JSON.stringify({ version, files: hashes }) };
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

test('a version of which a file fails is not kept, and the one before stays', async () => {
  publish('1', FIRST);
  await start().install();
  publish('2', { ...FIRST, page: 'page 2', 'new.js': 'new' });
  delete served!['/base/new.js'];
  const worker = start();
  await expect(worker.install()).rejects.toThrow(/new\.js: 500/);
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
