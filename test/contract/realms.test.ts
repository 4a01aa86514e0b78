/** The clause on realms beyond `vm`: in Vitest itself, and in a worker thread. Jest has a run of its own, in `jest/`. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contracts, runHere } from './own-realm.ts';

test.each(contracts())('in Vitest: %s', runHere);

describe('in a worker thread', () => {
  let worker: Worker;
  beforeAll(async () => {
    worker = new Worker(new URL('realm-worker.mjs', import.meta.url));
    expect(await once(worker, 'message')).toEqual(['ready']);
  });
  afterAll(() => worker.terminate());

  test.each(contracts())('%s', async (...contract) => {
    worker.postMessage(contract);
    expect(await once(worker, 'message')).toEqual(['green']);
  });
});
