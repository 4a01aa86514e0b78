/** Runs contracts on other runtimes than the one at hand, and judges what came of each check. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Said } from '../../src/site/strings.ts';
import { ELSEWHERE } from '../../src/embed/contract-record.build.ts';
import { allRuntimes, type Runtime as Program } from '../../src/examples/runtimes.build.ts';
import { runProgram } from '../../src/lib/spawn.mjs';
import { applies, type Contract, type RuntimeFault, type RuntimeFaults } from './contract.ts';
import type { Ran } from './run.ts';
import type { Runtime } from './this-runtime.ts';

/** Longest time for all checks of a module, in milliseconds: a limit on what hangs. */
const AT_MOST_MS = 240_000;

/** A contract's file: the answers of a module, and the faults of runtimes that its checks meet. */
export interface ContractFile {
  readonly default: Contract;
  readonly runtimeFaults?: RuntimeFaults;
}

/** Contract of a module, by the path of its file below the project's folder. */
export const readContractFile = async (contract: string): Promise<ContractFile> =>
  (await import(pathToFileURL(join(import.meta.dirname, '../..', contract)).href)) as ContractFile;

/** Runtimes on which contracts run without Vitest. */
export const runtimesElsewhere = (): Program[] =>
  allRuntimes().filter(({ id }) => (ELSEWHERE as readonly string[]).includes(id));

/** Faults that are named for a runtime, or why the module does not support it; all checks must be green on Node.js. */
export function faultsOn(id: string, faults: RuntimeFaults = {}): NonNullable<RuntimeFaults[Runtime]> {
  return id === 'bun' || id === 'deno' ? (faults[id] ?? []) : [];
}

/** Verdict on each check of a module on a runtime. */
export interface Verdicts {
  /** Checks that are green. */
  readonly green: readonly string[];
  /** Number of checks that are red. */
  readonly red: number;
  /** Faults of the runtime because of which checks are red. */
  readonly named: readonly RuntimeFault[];
  /** Checks that are red for no reason that is named, with their failures. */
  readonly unnamed: readonly { readonly name: string; readonly error: string }[];
  /** Checks that are named as red and were green. */
  readonly healed: readonly string[];
  /** Reasons for which the harness could not run checks, one for each of these. */
  readonly cannotRun: readonly Said[];
}

/** Judges what came of a module's checks by the faults that are named for the runtime. */
export function judge(contract: Contract, faults: readonly RuntimeFault[], ran: readonly Ran[]): Verdicts {
  const named = new Set(faults.flatMap(({ checks }) => checks));
  const outcomes = Object.values(contract).flatMap((answer) =>
    applies(answer)
      ? Object.keys(answer).map(
          (name) => ran.find((one) => one.name === name) ?? { name, error: 'it has not run to its end' },
        )
      : [],
  );
  const red = outcomes.flatMap(({ name, error }) => (error === null ? [] : [{ name, error }]));
  const green = outcomes.filter((one) => one.error === null && !('cannotRun' in one)).map(({ name }) => name);
  return {
    green,
    red: red.length,
    named: faults.filter(({ checks }) => red.some(({ name }) => checks.includes(name))),
    unnamed: red.filter(({ name }) => !named.has(name)),
    healed: green.filter((name) => named.has(name)),
    cannotRun: outcomes.flatMap((one) => ('cannotRun' in one && one.cannotRun ? [one.cannotRun] : [])),
  };
}

/**
 * Runs checks of a module on a runtime, one after another.
 * @param names of the checks; all, if there are none
 */
export async function runOn(
  { command: [program, ...args] }: Program,
  module: string,
  names: readonly string[] = [],
): Promise<Ran[]> {
  const runner = join(import.meta.dirname, 'run.ts');
  const { stdout } = await runProgram(program, [...args, runner, module, ...names], {
    timeout: AT_MOST_MS,
    // Of some runtimes, children that were stopped or deaf outlive the checks.
    endsChildren: true,
  });
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as Ran);
}

/**
 * Runs all checks of a module on a runtime, and once more those that are red and not named: a busy machine is no fault.
 */
export async function judgeOn(
  runtime: Program,
  module: string,
  { default: contract, runtimeFaults }: ContractFile,
): Promise<Verdicts | { readonly doesNotApply: Said }> {
  const faults = faultsOn(runtime.id, runtimeFaults);
  if ('doesNotApply' in faults) return faults;
  const first = await runOn(runtime, module);
  const { unnamed } = judge(contract, faults, first);
  if (unnamed.length === 0) return judge(contract, faults, first);
  const again = await runOn(
    runtime,
    module,
    unnamed.map(({ name }) => name),
  );
  const settled = first.filter(({ name }) => !again.some((one) => one.name === name));
  return judge(contract, faults, [...settled, ...again]);
}
