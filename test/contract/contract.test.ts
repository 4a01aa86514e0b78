/**
 * Every clause of the contract, for every module that answers it. `FULL=1 npx vitest run test/contract -t <module>` runs
 * one. A module is checked again when it, its contract, Node.js or the kernel has changed, and each once in five days;
 * `FULL=1` checks all.
 */
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { contractedModules } from '../../src/embed/contract-record.build.ts';
import { greenHere, inputsHere } from '../lib/green/contract-here.ts';
import { noteVerdict } from '../lib/green/note-verdict.ts';
import { applies, CLAUSES, type ClauseId, type Contract } from './contract.ts';

const root = process.cwd();
const green = greenHere(root, 'typescript');
afterAll(() => green.save());

const modules = contractedModules(root)
  .filter(({ language }) => language === 'typescript')
  .map((module) => ({ ...module, inputs: inputsHere(root, module) }));
const unknown = modules.filter(({ example, inputs }) => !green.has(example, inputs));
test('each module has a contract', () => expect(modules.length).toBeGreaterThan(30));

describe.each(unknown.map((module) => [module.example, module] as const))(
  '%s',
  async (example, { contract: file, inputs }) => {
    noteVerdict(green, example, inputs);
    const { default: contract } = (await import(join(root, file))) as { default: Contract };
    test('answers every clause', () => {
      expect(Object.keys(contract).sort()).toEqual(Object.keys(CLAUSES).sort());
    });
    for (const clause of Object.keys(CLAUSES) as ClauseId[]) {
      const answer = contract[clause];
      if (!applies(answer)) continue;
      for (const [name, check] of Object.entries(answer)) test(`${CLAUSES[clause].en}: ${name}`, check);
    }
  },
);
