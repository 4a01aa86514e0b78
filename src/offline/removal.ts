/** Removal of a service worker and of what it has cached. */

export interface WorkerScope {
  readonly registration: { readonly scope: string; unregister(): Promise<boolean> };
}

/** Beginning of the names of the caches of the site at a root. */
export const cachesOf = (root: string): string => `site${root}`;

/** Deletes every cached version of the site, and ends the worker once its pages are closed. */
export async function removeAll({ registration }: WorkerScope): Promise<void> {
  const prefix = cachesOf(new URL(registration.scope).pathname);
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix)) await caches.delete(name);
  }
  await registration.unregister();
}
