/** Mutations of the contract: each has to be caught by a check of the clause that it breaks, and by no other test. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isCaught, misfit, namedTests, readMutations } from '../../scripts/lib/mutations.ts';
import { CLAUSES } from '../contract/contract.ts';

const root = process.cwd();
const faults = readMutations(join(root, 'test', 'mutations'), 'contract');
const of = (clause: string): string[] =>
  faults.filter((fault) => fault.clause === clause).map(({ file }) => file);
const ofPython = (file: string): boolean => file.endsWith('.py');

test('each fits the module that it spoils, and is said in both languages', () => {
  expect(faults.map((fault) => misfit(root, fault)).filter((problem) => problem !== undefined)).toEqual([]);
  for (const { id, clause, why } of faults)
    expect([typeof clause, typeof why], id).toEqual(['string', 'object']);
});

describe.each(Object.keys(CLAUSES))('%s', (clause) => {
  test('is broken in a module of each language; realms, which Python has not, in two of TypeScript', () => {
    expect(of(clause).filter((file) => !ofPython(file)).length).toBeGreaterThanOrEqual(
      clause === 'realms' ? 2 : 1,
    );
    expect(of(clause).filter(ofPython).length).toBeGreaterThanOrEqual(clause === 'realms' ? 0 : 1);
  });
});

test('only a red check of the same module and clause counts', () => {
  const [fault] = faults;
  if (fault === undefined) throw new RangeError('there is no mutation');
  const named = namedTests(fault) ?? '';
  const failed = (by: string) => isCaught(fault, { kind: 'failed', seconds: 1, by });
  expect(failed(`test/contract/contract.test.ts: ${named}an abort`)).toBe(true);
  expect(failed('test/contract/contract.test.ts: catch-epipe Over TLS too: an abort')).toBe(false);
  expect(failed('test/contract/contract.test.ts: SyntaxError')).toBe(false);
  expect(isCaught(fault, { kind: 'passed', seconds: 1 })).toBe(false);
  expect(isCaught(fault, { kind: 'timed out', seconds: 1 })).toBe(false);
});

test('of any other mutation every failure counts, and a time limit if it hangs', () => {
  const [other] = readMutations(join(root, 'test', 'mutations'), 'modules');
  if (other === undefined) throw new RangeError('there is no mutation');
  expect(namedTests(other)).toBeUndefined();
  expect(isCaught(other, { kind: 'failed', seconds: 1, by: 'anything' })).toBe(true);
  expect(isCaught({ ...other, hangs: true }, { kind: 'timed out', seconds: 1 })).toBe(true);
});
