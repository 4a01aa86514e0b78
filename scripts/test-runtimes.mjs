// @ts-check
/**
 * Checks every recording on each of the other runtimes, which are installed where they are missing, the contract of the
 * modules on Node.js 26, Bun and Deno, and its clause on realms in Jest.
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
  const check = (/** @type {string} */ file, /** @type {string[]} */ ...more) =>
    run(process.execPath, [vitest, 'run', '--project', 'runtimes', file, ...more, ...args]);
  const recordings = await check('test/examples');
  // Two modules side by side: their checks have time limits, and more would starve each other.
  const contract = await check('test/contract', '--maxConcurrency', '2');
  const jest = join(ROOT, 'compilers', 'node_modules', 'jest', 'bin', 'jest.js');
  const realms = await run(process.execPath, [jest, '--config', 'test/contract/jest/config.mjs']);
  process.exitCode = recordings || contract || realms;
});
