/** Records the contract of TypeScript modules on Node.js 26, Bun and Deno. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import {
  CONTRACT_RESULTS,
  contractInputs,
  ELSEWHERE,
  elsewhereKey,
  readContract,
  staleElsewhere,
  type Contracted,
  type ContractRecord,
  type ElsewhereRow,
} from '../../src/embed/contract-record.build.ts';
import type { Runtime } from '../../src/examples/runtimes.build.ts';
import { Mendable } from '../../src/lib/mendable.mjs';
import { inPool } from '../../src/lib/pool.ts';
import { judgeOn, readContractFile, type Verdicts } from '../../test/contract/elsewhere.ts';
import { greenElsewhere, runsElsewhere, type RunElsewhere } from '../../test/lib/green/contract-elsewhere.ts';

/** Writes the record with parts of it made anew. */
export async function writeContract(root: string, parts: Partial<ContractRecord>): Promise<void> {
  const options = { ...(await resolveConfig(join(root, CONTRACT_RESULTS))), parser: 'json' };
  const record = { ...readContract(root), ...parts };
  writeFileSync(join(root, CONTRACT_RESULTS), await format(JSON.stringify(record), options));
}

/** Result of a row. @throws {Mendable} with the checks that are red for no reason that is named */
function resultOf(name: string, verdicts: Verdicts): ElsewhereRow['result'] {
  const { green, red, named, unnamed, healed, cannotRun } = verdicts;
  if (unnamed.length > 0)
    throw new Mendable(
      `${name} breaks the contract: ${unnamed.map((one) => `${one.name}: ${one.error}`).join('\n')}`,
    );
  if (healed.length > 0) console.log(`${name}: named as red, but green: ${healed.join('; ')}`);
  return {
    checks: green.length + red + cannotRun.length,
    green: green.length,
    runtimeFaults: named.map(({ es, en }) => ({ es, en })),
    cannotRun: cannotRun.map(({ es, en }) => ({ es, en })),
  };
}

async function recordRow(root: string, runtime: Runtime, module: Contracted): Promise<ElsewhereRow> {
  const { example, contract } = module;
  const name = `${example} (${runtime.id})`;
  // Before the run: a file that is changed meanwhile makes the row stale.
  const inputs = contractInputs(root, module);
  const verdicts = await judgeOn(runtime, example, await readContractFile(contract));
  const result = 'doesNotApply' in verdicts ? verdicts : resultOf(name, verdicts);
  console.log('doesNotApply' in result ? `${name}: does not apply` : `${name}: ${result.green} green`);
  return { example, on: runtime.id, runtime: `${runtime.name} ${runtime.version}`, inputs, result };
}

/** Writes the record with these rows made anew, and without those that are gone. */
async function putRows(root: string, rows: readonly ElsewhereRow[], gone: readonly string[]): Promise<void> {
  const replaced = new Set([...gone, ...rows.map(elsewhereKey)]);
  const kept = readContract(root)?.elsewhere.filter((row) => !replaced.has(elsewhereKey(row))) ?? [];
  const elsewhere = [...kept, ...rows].sort((a, b) => elsewhereKey(a).localeCompare(elsewhereKey(b), 'en'));
  await writeContract(root, { elsewhere });
}

/**
 * Records rows of the other runtimes, two at a time: those that are stale, or all of some modules.
 * @throws {Mendable} with what is red, once the others are recorded
 */
export async function recordElsewhere(root: string, names: readonly string[]): Promise<void> {
  const { renew, gone } = staleElsewhere(root);
  const all = runsElsewhere(root);
  const missing = ELSEWHERE.find((id) => !all.some(({ runtime }) => runtime.id === id));
  if (missing !== undefined) throw new Mendable(`${missing} is missing: run \`npm ci --prefix runtimes\``);
  const isAsked = ({ runtime, module }: RunElsewhere): boolean =>
    names.length > 0
      ? names.includes(module.example)
      : process.env['FULL'] === '1' ||
        renew.some(({ on, module: stale }) => on === runtime.id && stale.example === module.example);
  const wanted = all.filter(isAsked);
  const green = greenElsewhere(root);
  for (const { name, inputs } of all) green.has(name, inputs);
  const failures: string[] = [];
  let made = 0;
  let writing = putRows(root, [], gone);
  await inPool(wanted, 2, async ({ runtime, module, name, inputs }) => {
    green.drop(name);
    try {
      const row = await recordRow(root, runtime, module);
      green.add(name, inputs);
      made += 1;
      // One after another: each reads the record and writes it.
      writing = writing.then(() => putRows(root, [row], []));
    } catch (error) {
      if (!(error instanceof Mendable)) throw error;
      failures.push(error.message);
    }
  });
  await writing;
  green.save();
  if (failures.length > 0) throw new Mendable(failures.join('\n'));
  console.log(`${CONTRACT_RESULTS}: ${made} recorded on other runtimes`);
}
