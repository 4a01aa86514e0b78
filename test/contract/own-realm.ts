/** The clause on realms where this file is loaded: in Vitest, in a worker thread or in Jest, with module and faults there. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { applies, type Contract } from './contract.ts';
import { loadHere } from './realm.ts';

const FOLDER = join(import.meta.dirname, 'modules');

/** Every contract of a TypeScript module: its name, and its path below `modules/`. */
export const contracts = (): [name: string, file: string][] =>
  readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [basename(file, '.ts'), file]);

/**
 * Runs what a contract has of this clause.
 * @throws what the first red check throws; RangeError if there is no check
 */
export async function runHere(name: string, file: string): Promise<void> {
  const { default: contract } = (await import(join(FOLDER, file))) as { default: Contract };
  await loadHere(`examples/${name}/${name}.ts`);
  const checks = applies(contract.realms) ? Object.values(contract.realms) : [];
  if (checks.length === 0) throw new RangeError(`${name} has no check of this clause`);
  for (const check of checks) await check();
}
