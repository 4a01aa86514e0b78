/**
 * Service worker, which caches the site for reading offline. A version of the site is kept whole or not at all:
 * `files.json`, written when the site is published, says of what it consists, and files that did not change are taken
 * over from the version before. A new version waits until the reader reloads (`register.browser.ts` says that there is
 * one) or has left the site.
 *
 * The last line of the published script is a comment with the version, so that browsers see when it changes.
 */
import { inPool } from '../lib/pool.ts';
import type { Files } from './kept-files.ts';
import { addressOf, isPage, missingPage } from './kept-files.ts';

declare const self: {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: string, listen: (event: WorkerEvent) => void): void;
};
interface WorkerEvent extends Event {
  readonly request: Request;
  readonly data: unknown;
  waitUntil(promise: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}

const root = new URL(self.registration.scope).pathname;
const PREFIX = `site${root}`;
/** Number of files fetched at once: few, so that what the reader does comes first. */
const FETCHES_AT_ONCE = 4;

/** Caches the whole of a version. A page's address may be answered by a redirect, which no worker may pass on. */
async function keep(): Promise<void> {
  const { version, files } = (await fetched(`${root}files.json`, 'no-store').then((response) =>
    response.json(),
  )) as Files;
  const before = await older();
  // A version that comes back is the newest again.
  if ((await whole()).some(({ name }) => name === PREFIX + version)) await caches.delete(PREFIX + version);
  const cache = await caches.open(PREFIX + version);
  await inPool(Object.entries(files), FETCHES_AT_ONCE, async ([path, hash]) => {
    const address = root + path;
    if ((await cache.match(address)) !== undefined) return;
    const kept = before?.files[path] === hash ? await before.cache.match(address) : undefined;
    const { body, headers } = kept ?? (await fetched(address, 'no-cache'));
    await cache.put(address, new Response(body, { headers }));
  });
  // Written last, so that a version with `files.json` is whole.
  await cache.put(`${root}files.json`, Response.json({ version, files }));
}

async function fetched(address: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

/** Versions that are whole, the newest last. */
async function whole(): Promise<{ name: string; cache: Cache; files: Files['files'] }[]> {
  const found = [];
  for (const name of (await caches.keys()).filter((one) => one.startsWith(PREFIX))) {
    const cache = await caches.open(name);
    const list = await cache.match(`${root}files.json`);
    if (list !== undefined) found.push({ name, cache, files: ((await list.json()) as Files).files });
  }
  return found;
}
const older = async () => (await whole()).at(-1);

/** Deletes every cached version but the one that takes over. */
async function takeOver(): Promise<void> {
  const newest = (await older())?.name;
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== newest) await caches.delete(name);
  }
  await self.clients.claim();
}

/** Cached versions, read once: a new version comes with a new worker. */
let current: ReturnType<typeof whole> | undefined;

async function answer(request: Request): Promise<Response> {
  // A new version may be kept beside this one, but until it takes over the first is the one that is shown.
  current ??= whole();
  const cache = (await current)[0]?.cache;
  const address = addressOf(new URL(request.url).pathname);
  // A home page is kept with the slash at its end.
  const kept = (await cache?.match(address)) ?? (await cache?.match(`${address}/`));
  if (kept !== undefined) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    const page = request.mode === 'navigate' && isPage(address) ? missingPage(root, address) : undefined;
    const missing = page === undefined ? undefined : await cache?.match(page);
    if (missing === undefined) throw error;
    return new Response(missing.body, { status: 404, headers: missing.headers });
  }
}

self.addEventListener('install', (event) => event.waitUntil(keep()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(answer(request));
});
