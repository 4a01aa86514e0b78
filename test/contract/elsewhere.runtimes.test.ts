/** The contract on Node.js 26, Bun and Deno: what was green is green, and what is red is named in the contract. */
import { expect, test } from 'vitest';
import { contractedModules, readContract } from '../../src/embed/contract-record.build.ts';
import { judgeOn, readContractFile, runtimesElsewhere } from './elsewhere.ts';

const modules = contractedModules(process.cwd()).filter(({ language }) => language === 'typescript');
const rows = readContract(process.cwd())?.elsewhere ?? [];
const runs = runtimesElsewhere().flatMap((runtime) =>
  modules.map(({ example, contract }) => ({ id: runtime.id, runtime, example, contract })),
);

test.concurrent.each(runs)('$example on $id', { timeout: 600_000 }, async ({ id, runtime, ...module }) => {
  const { example, contract } = module;
  const row = rows.find((one) => one.example === example && one.on === id);
  expect(row, 'recorded: `npm run record:contract`').toBeDefined();
  const verdicts = await judgeOn(runtime, example, await readContractFile(contract));
  if ('doesNotApply' in verdicts) {
    expect(row?.result).toEqual(verdicts);
    return;
  }
  expect(verdicts.unnamed).toEqual([]);
  for (const name of verdicts.healed) console.warn(`${example} on ${id}: named as red, but green: ${name}`);
});
