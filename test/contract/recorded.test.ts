/** The record of the contract that the site shows: made of the modules and contracts as they are. */
import { expect, test } from 'vitest';
import {
  elsewhereKey,
  readContract,
  staleContracts,
  staleElsewhere,
} from '../../src/embed/contract-record.build.ts';
import { CLAUSES } from './contract.ts';

test('no row is missing, stale or of a module that is gone: `npm run record:contract`', () => {
  const { renew, gone } = staleContracts(process.cwd());
  expect([...renew.map(({ module }) => module), ...gone]).toEqual([]);
});

test('nor is one of another runtime', () => {
  const { renew, gone } = staleElsewhere(process.cwd());
  expect([...renew.map(({ on, module }) => elsewhereKey({ ...module, on })), ...gone]).toEqual([]);
});

test('it has the clauses of today, and each module answers all of them', () => {
  const record = readContract(process.cwd());
  expect(record?.clauses).toEqual(CLAUSES);
  for (const { example, clauses } of record?.modules ?? [])
    expect(Object.keys(clauses).sort(), example).toEqual(Object.keys(CLAUSES).sort());
});
