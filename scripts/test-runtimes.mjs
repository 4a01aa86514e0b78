// @ts-check
/**
 * Checks every recording on each of the other runtimes, which are installed where they are missing, the contract of the
 * modules on the newest Node.js, and its clause on realms in Jest.
 *   npm run test:runtimes
 */
import { join } from 'node:path';
import { checkNode, ensureInstalled, ensureInstalledIn, ROOT, run, start } from './lib/setup.mjs';

start(async () => {
  checkNode();
  await ensureInstalled();
  await ensureInstalledIn('runtimes');
  await ensureInstalledIn('compilers');
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const args = process.argv.slice(2);
  const recordings = await run(process.execPath, [vitest, 'run', '--project', 'runtimes', ...args]);
  const newest = join(ROOT, 'runtimes', 'node_modules', 'node-26', 'bin', 'node');
  const contracts = ['test/contract/contract.test.ts', 'test/contract/realms.test.ts'];
  const contract = await run(newest, [vitest, 'run', '--project', 'unit', ...contracts, ...args]);
  const jest = join(ROOT, 'compilers', 'node_modules', 'jest', 'bin', 'jest.js');
  const realms = await run(process.execPath, [jest, '--config', 'test/contract/jest/config.mjs']);
  process.exitCode = recordings || contract || realms;
});
