/** Every clause of the contract, for every module that answers it. `npx vitest run test/contract -t <module>` runs one. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applies, CLAUSES, type ClauseId, type Contract } from './contract.ts';

const FOLDER = join(import.meta.dirname, 'modules');
const modules = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => [basename(file, '.ts'), file] as const);

describe.each(modules)('%s', async (_id, file) => {
  const { default: contract } = (await import(join(FOLDER, file))) as { default: Contract };
  test('answers every clause', () => {
    expect(Object.keys(contract).sort()).toEqual(Object.keys(CLAUSES).sort());
  });
  for (const clause of Object.keys(CLAUSES) as ClauseId[]) {
    const answer = contract[clause];
    if (!applies(answer)) continue;
    for (const [name, check] of Object.entries(answer)) test(`${CLAUSES[clause].en}: ${name}`, check);
  }
});
