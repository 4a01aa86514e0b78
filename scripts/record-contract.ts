/**
 * Runs the contract of modules and keeps what came of it in `test/contract/results.json`, for the page that shows it.
 *   npm run record:contract                  those whose module or contract has changed since
 *   npm run record:contract -- run-pipeline  one, in both languages
 *   FULL=1 npm run record:contract           all of them
 * Then those on Node.js 26, Bun and Deno. A red check is never recorded, but for faults of Bun and Deno that the contract
 * names: the row stays as it was, and the command fails.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import {
  CONTRACT_RESULTS,
  contractedModules,
  contractInputs,
  keyOf,
  readContract,
  staleContracts,
  type Contracted,
  type ContractRow,
} from '../src/embed/contract-record.build.ts';
import { nodeAtHand, python } from '../src/examples/runtimes.build.ts';
import { Mendable, start } from './lib/setup.mjs';
import { mustRun, runSync } from '../src/lib/spawn.mjs';
import {
  applies,
  CLAUSES,
  type Checks,
  type ClauseId,
  type RuntimeFaults,
} from '../test/contract/contract.ts';
import { readContractFile } from '../test/contract/elsewhere.ts';
import { greenHere, inputsHere, nameHere } from '../test/lib/green/contract-here.ts';
import { recordElsewhere, writeContract } from './lib/record-elsewhere.ts';

type Clauses = ContractRow['clauses'];
const root = process.cwd();
const RUNNER = 'test/contract/python/run.py';

/** A check of a TypeScript module, by its name and those of its module and clause. */
interface Check {
  readonly fullName: string;
  readonly status: string;
}

/** @throws {Mendable} with the names of the checks that are red */
function refuseRed(example: string, red: readonly string[]): void {
  if (red.length > 0) throw new Mendable(`${example} breaks its contract: ${red.join('; ')}`);
}

/** Runs the checks of TypeScript modules, all in one Vitest. */
function runChecks(modules: readonly Contracted[]): Check[] {
  if (modules.length === 0) return [];
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  const file = join(folder, 'report.json');
  const names = modules.map(({ example }) => example).join('|');
  const args = ['vitest', 'run', '--project', 'unit', 'test/contract/contract.test.ts'];
  runSync('npx', [...args, '-t', `^(?:${names}) `, '--reporter', 'json', '--outputFile', file], {
    // Also what is known from before.
    env: { ...process.env, FULL: '1' },
  });
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as {
    testResults: readonly { readonly assertionResults: readonly Check[] }[];
  };
  rmSync(folder, { recursive: true });
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== 'skipped' && status !== 'pending');
}

/** Faults that checks of a clause meet. */
function faultsOf(faults: NonNullable<RuntimeFaults['node']>, answer: Checks): { es: string; en: string }[] {
  if ('doesNotApply' in faults) return [];
  return faults
    .filter(({ checks }) => checks.some((name) => Object.hasOwn(answer, name)))
    .map(({ es, en }) => ({ es, en }));
}

/** Answers of a TypeScript module, whose checks have run. */
async function ofTypeScript({ example, contract }: Contracted, checked: readonly Check[]): Promise<Clauses> {
  const ran = checked.filter(({ fullName }) => fullName.startsWith(`${example} `));
  refuseRed(
    example,
    ran.filter(({ status }) => status !== 'passed').map(({ fullName }) => fullName),
  );
  const { default: answers, runtimeFaults = {} } = await readContractFile(contract);
  return Object.fromEntries(
    (Object.keys(CLAUSES) as ClauseId[]).map((clause): [string, Clauses[string]] => {
      const answer = answers[clause];
      if (!applies(answer)) return [clause, { doesNotApply: answer.doesNotApply }];
      const checks = ran.filter(({ fullName }) =>
        fullName.startsWith(`${example} ${CLAUSES[clause].en}: `),
      ).length;
      if (checks !== Object.keys(answer).length)
        throw new Mendable(
          `${example}: ${checks} of the checks of "${clause}" have run: see \`npx vitest run ${contract}\``,
        );
      const met = faultsOf(runtimeFaults.node ?? [], answer);
      return [clause, { checks, ...(met.length === 0 ? {} : { runtimeFaults: met }) }];
    }),
  );
}

/** Runs the checks of a Python module in python3. */
async function ofPython({ example, contract }: Contracted): Promise<Clauses> {
  const module = basename(contract, '.py');
  const lines = async (args: readonly string[]): Promise<Record<string, unknown>[]> =>
    (await mustRun('python3', ['-B', RUNNER, ...args], { cwd: root })).stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const idOf = (name: string): string => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  const clauses: Clauses = {};
  const listed = (await lines(['--list'])).find((one) => one['module'] === module);
  for (const [name, said] of Object.entries(
    (listed?.['doesNotApply'] ?? {}) as Record<string, { es: string; en: string }>,
  ))
    clauses[idOf(name)] = { doesNotApply: said };
  const ran = (await lines([module])) as { clause: string; name: string; error: string | null }[];
  refuseRed(
    `${example} in Python`,
    ran.filter(({ error }) => error !== null).map(({ name }) => name),
  );
  for (const clause of new Set(ran.map((one) => one.clause)))
    clauses[idOf(clause)] = { checks: ran.filter((one) => one.clause === clause).length };
  return clauses;
}

/** Writes the record, with rows of these modules made anew. */
async function write(rows: readonly ContractRow[], gone: readonly string[]): Promise<void> {
  const kept = readContract(root)?.modules.filter(
    (row) => !gone.includes(keyOf(row)) && !rows.some((made) => keyOf(made) === keyOf(row)),
  );
  const modules = [...(kept ?? []), ...rows].sort((a, b) => keyOf(a).localeCompare(keyOf(b), 'en'));
  await writeContract(root, { clauses: CLAUSES, modules });
}

start(async () => {
  const names = process.argv.slice(2);
  const all = contractedModules(root);
  for (const name of names)
    if (!all.some(({ example }) => example === name)) throw new Mendable(`"${name}" has no contract`);
  const { renew, gone } = staleContracts(root);
  const wanted =
    names.length > 0
      ? all.filter(({ example }) => names.includes(example))
      : process.env['FULL'] === '1'
        ? all
        : renew;
  // Before the run: a file that is changed meanwhile makes the row stale.
  const inputsOf = new Map(wanted.map((module) => [module, contractInputs(root, module)]));
  // Read before the run, which writes over it.
  const green = { typescript: greenHere(root, 'typescript'), python: greenHere(root, 'python') };
  const checked = runChecks(wanted.filter(({ language }) => language === 'typescript'));
  for (const module of wanted) {
    const { example, language } = module;
    const { name, version } = language === 'python' ? python() : nodeAtHand();
    const inputs = inputsOf.get(module) ?? '';
    const clauses = language === 'python' ? await ofPython(module) : await ofTypeScript(module, checked);
    await write([{ example, language, runtime: `${name} ${version}`, inputs, clauses }], []);
    console.log(`${example} (${language}): green`);
  }
  if (gone.length > 0) await write([], gone);
  for (const module of all) {
    const name = nameHere(module);
    if (wanted.some((one) => keyOf(one) === keyOf(module)))
      green[module.language].add(name, inputsHere(root, module));
    else green[module.language].keep(name, inputsHere(root, module));
  }
  for (const record of Object.values(green)) record.save();
  console.log(`${CONTRACT_RESULTS}: ${wanted.length} recorded`);
  await recordElsewhere(root, names);
});
