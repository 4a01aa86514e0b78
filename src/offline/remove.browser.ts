/**
 * Service worker that removes what an earlier one has kept, and itself. It is published beside the real one: copied over
 * it, it is the switch that ends reading offline for everybody, also where the earlier one is broken.
 */
import { removeAll, type WorkerScope } from './removal.ts';

declare const self: WorkerScope & {
  skipWaiting(): Promise<void>;
  addEventListener(
    type: string,
    listen: (event: { waitUntil(promise: Promise<unknown>): void }) => void,
  ): void;
};

// It does not wait until the pages of an earlier one are closed: they may be what is broken.
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(removeAll(self)));
