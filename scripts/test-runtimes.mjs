// @ts-check
/**
 * Checks every recording on each of the other runtimes, which are installed where they are missing, and the contract of
 * the modules on the newest Node.js.
 *   npm run test:runtimes
 */
import { join } from 'node:path';
import { checkNode, ensureInstalled, ensureInstalledIn, ROOT, run, start } from './lib/setup.mjs';

start(async () => {
  checkNode();
  await ensureInstalled();
  await ensureInstalledIn('runtimes');
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const args = process.argv.slice(2);
  const recordings = await run(process.execPath, [vitest, 'run', '--project', 'runtimes', ...args]);
  const newest = join(ROOT, 'runtimes', 'node_modules', 'node-26', 'bin', 'node');
  const contract = [vitest, 'run', '--project', 'unit', 'test/contract/contract.test.ts', ...args];
  process.exitCode = (await run(newest, contract)) || recordings;
});
