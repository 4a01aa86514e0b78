/**
 * The contract on Node.js 26, Bun and Deno: what was green is green, and what is red is named in the contract. A module is
 * checked again when it, its contract or what runs it has changed, and each once in five days; `FULL=1` checks all.
 */
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { contractedModules, contractInputs, readContract } from '../../src/embed/contract-record.build.ts';
import { inputsHash } from '../../src/examples/files.build.ts';
import { GreenInputs } from '../lib/green-inputs.ts';
import { judgeOn, readContractFile, runOn, runtimesElsewhere } from './elsewhere.ts';

const modules = contractedModules(process.cwd()).filter(({ language }) => language === 'typescript');
const rows = readContract(process.cwd())?.elsewhere ?? [];
const judges = ['elsewhere.ts', 'run.ts'].map((file) =>
  inputsHash(join(import.meta.dirname, file), process.cwd()),
);
const green = new GreenInputs('test/lib/green/contract-elsewhere.json', judges);
afterAll(() => green.save());

const all = runtimesElsewhere().flatMap((runtime) =>
  modules.map((module) => ({
    id: runtime.id,
    runtime,
    example: module.example,
    contract: module.contract,
    name: `${module.example} ${runtime.id}`,
    inputs: [runtime.version, contractInputs(process.cwd(), module)],
  })),
);
const runs = all.filter(({ name, inputs }) => !green.has(name, inputs));
if (runs.length === 0) test.skip('all as they were when they passed, FULL=1 repeats them');

test.concurrent.each(runs)('$example on $id', { timeout: 600_000 }, async (run) => {
  const { id, runtime, example, contract, name, inputs } = run;
  // Put back by what passes.
  green.drop(name);
  const row = rows.find((one) => one.example === example && one.on === id);
  expect(row, 'recorded: `npm run record:contract`').toBeDefined();
  const verdicts = await judgeOn(runtime, example, await readContractFile(contract));
  if ('doesNotApply' in verdicts) expect(row?.result).toEqual(verdicts);
  else {
    expect(verdicts.unnamed).toEqual([]);
    for (const healed of verdicts.healed)
      console.warn(`${example} on ${id}: named as red, but green: ${healed}`);
  }
  green.add(name, inputs);
});

test('the runner runs the checks that are named, without Vitest', async () => {
  const node = runtimesElsewhere().find(({ id }) => id === 'node-26')!;
  expect(await runOn(node, 'tell-epipe-apart', ['anything else is neither'])).toEqual([
    { clause: 'blame', name: 'anything else is neither', error: null },
  ]);
});
