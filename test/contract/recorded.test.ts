/** The record of the contract that the site shows is made of the modules and contracts as they are, and leaves out none. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  contractedModules,
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

/** Modules that name a signal and are not checked so, and why. */
const NOT_CHECKED: Readonly<Record<string, string>> = {
  'fetch-whole': 'hands it to fetch, which takes none of another realm, and says so',
  'serve-many-clients': 'gives a signal, and takes none',
};

const text = (file: string): string => readFileSync(file, 'utf8');

test('a module that takes a signal has the check `foreignSignal`, or a reason why not', () => {
  const without = contractedModules(process.cwd())
    .filter(({ language, module }) => language === 'typescript' && text(module).includes('AbortSignal'))
    .filter(({ contract }) => !text(contract).includes('...foreignSignal('))
    .map(({ example }) => example);
  expect(without).toEqual(Object.keys(NOT_CHECKED));
});
