/** The clause on realms in Jest, whose tests have an `Error` of their own. */
import { readFileSync } from 'node:fs';
import { contracts, runHere } from '../own-realm.ts';

declare const test: (name: string, run: () => Promise<void> | void) => void;
declare const expect: (value: unknown) => { toBe: (other: unknown) => void };

test('an error of the core is no `Error` of these tests', () => {
  let thrown: unknown;
  try {
    readFileSync('/no/such');
  } catch (error) {
    thrown = error;
  }
  expect(thrown instanceof Error).toBe(false);
});

for (const [name, file] of contracts()) test(name, () => runHere(name, file));
