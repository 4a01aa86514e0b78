/**
 * The contract on Node.js 26, Bun and Deno: what was green is green, and what is red is named in the contract. A module is
 * checked again when it, its contract or what runs it has changed, and each once in five days; `FULL=1` checks all.
 */
import { afterAll, expect, test } from 'vitest';
import { readContract } from '../../src/embed/contract-record.build.ts';
import { judgeOn, readContractFile, runOn, runtimesElsewhere } from './elsewhere.ts';
import { greenElsewhere, runsElsewhere } from '../lib/green/contract-elsewhere.ts';

const rows = readContract(process.cwd())?.elsewhere ?? [];
const green = greenElsewhere(process.cwd());
afterAll(() => green.save());

const runs = runsElsewhere(process.cwd())
  .filter(({ name, inputs }) => !green.has(name, inputs))
  .map((run) => ({ ...run, example: run.module.example, id: run.runtime.id }));
if (runs.length === 0) test.skip('all as they were when they passed, FULL=1 repeats them');

test.concurrent.each(runs)('$example on $id', { timeout: 600_000 }, async (run) => {
  const { id, runtime, module, example, name, inputs } = run;
  // Put back by what passes.
  green.drop(name);
  const row = rows.find((one) => one.example === example && one.on === id);
  expect(row, 'recorded: `npm run record:contract`').toBeDefined();
  const verdicts = await judgeOn(runtime, example, await readContractFile(module.contract));
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
