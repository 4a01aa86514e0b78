// @ts-check
/**
 * Checks every recording on each of the other runtimes, which are installed where they are missing, and the contract of
 * the modules on Node.js 26, Bun and Deno.
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
  const check = (/** @type {string} */ file, /** @type {string[]} */ ...more) =>
    run(process.execPath, [vitest, 'run', '--project', 'runtimes', file, ...more, ...args]);
  const recordings = await check('test/examples');
  // Two modules side by side: their checks have time limits, and more would starve each other.
  process.exitCode = (await check('test/contract', '--maxConcurrency', '2')) || recordings;
});
