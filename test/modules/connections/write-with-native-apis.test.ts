/** Behaviour that recordings on Deno and Bun cannot show: another error passes through, and a short write goes on. */
import { expect, test } from 'vitest';
import {
  writeAllOnDeno,
  writeOnBun,
} from '../../../examples/write-with-native-apis/write-with-native-apis.ts';

const named = (name: string): Error => Object.assign(new Error(name), { name });
const bytes = new Uint8Array(10);

test('Deno: a write that takes only a part goes on until the other end has gone', async () => {
  let calls = 0;
  const write = (rest: Uint8Array): Promise<number> => {
    calls += 1;
    return calls < 3 ? Promise.resolve(Math.min(rest.length, 4)) : Promise.reject(named('BrokenPipe'));
  };
  expect(await writeAllOnDeno({ write }, bytes)).toEqual({ taken: 8, gone: true });
});

test('Deno: a connection that this program has closed is another error', async () => {
  const write = (): Promise<number> => Promise.reject(named('BadResource'));
  await expect(writeAllOnDeno({ write }, bytes)).rejects.toThrow('BadResource');
});

test('Bun: a full buffer is not a peer that has gone', () => {
  expect(writeOnBun({ write: () => 4 }, bytes)).toEqual({ taken: 4, gone: false });
  expect(writeOnBun({ write: () => 0 }, bytes)).toEqual({ taken: 0, gone: false });
  expect(writeOnBun({ write: () => -1 }, bytes)).toEqual({ taken: 0, gone: true });
});
