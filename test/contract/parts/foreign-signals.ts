/** Check of the clause on realms for every module that takes a signal: one that is not of the runtime itself. */
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { Checks } from '../contract.ts';
import { eventually, settled } from '../faults.ts';

/** Check of a module that works until its signal ends it: it rejects with the very reason, and listens no more. */
export const foreignSignal = (wait: (signal: AbortSignal) => Promise<unknown>): Checks => ({
  'a signal that is not of the runtime itself, such as jsdom’s, ends the wait': async () => {
    const stop = new ForeignController();
    const enough = new Error('enough');
    const work = wait(stop.signal);
    await Promise.race([eventually('it listens', () => stop.listening > 0), settled(work)]);
    setTimeout(() => stop.abort(enough), 20);
    const told = await settled(work);
    assert.ok(told.status === 'rejected' && told.reason === enough, inspect(told));
    await eventually('it listens no more', () => stop.listening === 0);
  },
});

type Listener = ((event: unknown) => void) | { readonly handleEvent: (event: unknown) => void };

/** Signal as jsdom, a polyfill or another realm makes it: no `EventTarget` that the runtime knows. */
class ForeignSignal {
  aborted = false;
  reason: unknown = undefined;
  onabort = null;
  readonly #listeners = new Map<Listener, boolean>();
  get listening(): number {
    return this.#listeners.size;
  }
  addEventListener(_type: string, listener: Listener, options?: { readonly once?: boolean }): void {
    this.#listeners.set(listener, options?.once === true);
  }
  removeEventListener(_type: string, listener: Listener): void {
    this.#listeners.delete(listener);
  }
  throwIfAborted(): void {
    if (this.aborted) throw this.reason as Error;
  }
  abort(reason: Error): void {
    this.aborted = true;
    this.reason = reason;
    for (const [listener, once] of [...this.#listeners]) {
      if (once) this.#listeners.delete(listener);
      const event = { type: 'abort', target: this, currentTarget: this };
      if (typeof listener === 'function') listener.call(this, event);
      else listener.handleEvent(event);
    }
  }
}

/** Controller whose signal is not of the runtime itself: what `AbortController` is in tests with jsdom. */
export class ForeignController {
  readonly #signal = new ForeignSignal();
  get signal(): AbortSignal {
    return this.#signal as unknown as AbortSignal;
  }
  get listening(): number {
    return this.#signal.listening;
  }
  abort(reason = new Error('enough')): void {
    this.#signal.abort(reason);
  }
}
