/**
 * Service worker, which caches the site for reading offline. `files.json`, written when the site is published, says of
 * what a version consists, and files that did not change are taken over from the version before. A new version waits until
 * the reader reloads (`register.browser.ts` says that there is one) or has left the site.
 *
 * A file that cannot be had does not undo the rest: it is tried again at the next visit (`mend`), which also rebuilds a
 * cache that was cleared, and removes a worker that the site no longer has.
 *
 * The last line of the published script is a comment with the version, so that browsers see when it changes.
 */
import { inPool } from '../lib/pool.ts';
import type { Files } from './kept-files.ts';
import { addressOf, isErrorAddress, isMissingPage, isPage, missingPage } from './kept-files.ts';
import { cachesOf, removeAll, type WorkerScope } from './removal.ts';
import { isSlowOrMetered, type Connection } from './slow.ts';

declare const self: WorkerScope & {
  readonly clients: { claim(): Promise<void> };
  readonly navigator: { readonly connection?: Connection };
  skipWaiting(): Promise<void>;
  addEventListener(type: string, listen: (event: WorkerEvent) => void): void;
};
interface WorkerEvent extends Event {
  readonly request: Request;
  readonly data: unknown;
  waitUntil(promise: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}

/** A version as it is cached. */
interface Kept extends Files {
  /** Files that could not be had, by address below the root. */
  readonly missing: readonly string[];
}
interface Version extends Kept {
  readonly name: string;
  readonly cache: Cache;
}

const root = new URL(self.registration.scope).pathname;
const PREFIX = cachesOf(root);
const LIST = `${root}files.json`;
/** Number of files fetched at once: few, so that what the reader does comes first. */
const FETCHES_AT_ONCE = 4;
/** Part of the files that may be missing. Beyond it the network has gone, or the version has, and the one before stays. */
const MAY_BE_MISSING = 0.1;

/** Caches a version. A page's address may be answered by a redirect, which no worker may pass on. */
async function keep(): Promise<void> {
  if (isSlowOrMetered(self.navigator.connection))
    throw new Error('kept later: the connection is slow or metered');
  const { version, files, leads } = (await fetched('files.json', 'no-store').then((response) =>
    response.json(),
  )) as Files;
  const before = await older();
  // A version that comes back is the newest again.
  if ((await whole()).some(({ name }) => name === PREFIX + version)) await caches.delete(PREFIX + version);
  const cache = await caches.open(PREFIX + version);
  const missing: string[] = [];
  await inPool(Object.entries(files), FETCHES_AT_ONCE, async ([path, hash]) => {
    const address = root + path;
    if ((await cache.match(address)) !== undefined) return;
    const kept = before?.files[path] === hash ? await before.cache.match(address) : undefined;
    if (kept !== undefined) await cache.put(address, kept);
    else if (!(await put(cache, path))) missing.push(path);
  });
  if (missing.length > Object.keys(files).length * MAY_BE_MISSING)
    throw new Error(`${missing.length} files cannot be had, such as ${missing[0]}`);
  // Written last, so that only a version with `files.json` is shown.
  await cache.put(LIST, Response.json({ version, files, leads, missing } satisfies Kept));
}

/** Fetches a file into a cache. @returns false when it cannot be had */
const put = (cache: Cache, path: string): Promise<boolean> =>
  fetched(path, 'no-cache').then(
    async ({ body, headers }) => {
      await cache.put(root + path, new Response(body, { headers }));
      return true;
    },
    () => false,
  );

async function fetched(path: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(root + path, { cache });
  if (!response.ok && !(response.status === 404 && isMissingPage(path)))
    throw new Error(`${path}: ${response.status}`);
  return response;
}

/** Versions that can be shown, the newest last. */
async function whole(): Promise<Version[]> {
  const found = [];
  for (const name of (await caches.keys()).filter((one) => one.startsWith(PREFIX))) {
    const cache = await caches.open(name);
    const list = await cache.match(LIST);
    if (list !== undefined) found.push({ name, cache, ...((await list.json()) as Kept) });
  }
  return found;
}
const older = async (): Promise<Version | undefined> => (await whole()).at(-1);

/** Deletes every cached version but the one that takes over. */
async function takeOver(): Promise<void> {
  const newest = (await older())?.name;
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== newest) await caches.delete(name);
  }
  await self.clients.claim();
}

/** Version that is shown, read once: a new version comes with a new worker. */
let current: Promise<Version | undefined> | undefined;

/** Version that is shown. A newer one may be kept beside it, but until it takes over the first is shown. */
function shown(): Promise<Version | undefined> {
  current ??= whole().then(
    ([first]) => first,
    // A cache that cannot be read is none: the network answers.
    () => undefined,
  );
  return current;
}

/** Does at a visit what is left to do: a cache that was cleared, files that are missing, a worker that is not wanted. */
async function mend(): Promise<void> {
  const script = await fetch(`${root}service-worker.js`, { cache: 'no-store' });
  if (script.status === 404 || script.status === 410) {
    current = Promise.resolve(undefined);
    await removeAll(self);
    return;
  }
  const [version] = await whole();
  if (version === undefined) {
    await keep();
    current = undefined;
    return;
  }
  if (version.missing.length === 0 || isSlowOrMetered(self.navigator.connection)) return;
  const newest = (await (await fetched('files.json', 'no-store')).json()) as Files;
  // Files of another version would not fit the ones that are kept.
  if (newest.version !== version.version) return;
  const missing: string[] = [];
  await inPool(version.missing, FETCHES_AT_ONCE, async (path) => {
    if (!(await put(version.cache, path))) missing.push(path);
  });
  const { files, leads } = version;
  await version.cache.put(
    LIST,
    Response.json({ version: version.version, files, leads, missing } satisfies Kept),
  );
}

async function answer(request: Request): Promise<Response> {
  const version = await shown();
  const address = addressOf(new URL(request.url).pathname);
  // A home page is kept with the slash at its end.
  const kept = (await version?.cache.match(address)) ?? (await version?.cache.match(`${address}/`));
  if (kept !== undefined) return kept;
  const path = address.slice(root.length);
  const target = isErrorAddress(path) ? version?.leads[path.toLowerCase()] : undefined;
  if (target !== undefined) return Response.redirect(new URL(root + target, request.url).href, 302);
  try {
    return await fetch(request);
  } catch (error) {
    const page = request.mode === 'navigate' && isPage(address) ? missingPage(root, address) : undefined;
    const missing = page === undefined ? undefined : await version?.cache.match(page);
    if (missing === undefined) throw error;
    return new Response(missing.body, { status: 404, headers: missing.headers });
  }
}

self.addEventListener('install', (event) => event.waitUntil(keep()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', (event) => {
  if (event.data === 'take over') void self.skipWaiting();
  // Without a network there is nothing to mend with.
  if (event.data === 'mend') event.waitUntil(mend().catch(() => undefined));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(answer(request));
});
