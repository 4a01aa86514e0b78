/** Listeners that a wait leaves on a signal. */
import { getEventListeners } from 'node:events';
import { expect } from 'vitest';

/** A request leaves its listener some turns of the event loop later; one that is forgotten stays. */
export async function expectNoListener(signal: AbortSignal): Promise<void> {
  for (let turn = 0; turn < 1000 && getEventListeners(signal, 'abort').length > 0; turn += 1)
    await new Promise(setImmediate);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
}
