/** Check of the clause on realms for every module that takes a signal: one that is not of the runtime itself. */
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { Checks } from '../contract.ts';
import { eventually, settled } from '../faults.ts';
import { ForeignController } from './foreign-controller.ts';

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
