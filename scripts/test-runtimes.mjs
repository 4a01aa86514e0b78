// @ts-check
/**
 * Checks every recording on each of the other runtimes, which are installed where they are missing.
 *   npm run test:runtimes
 */
import { join } from 'node:path';
import { checkNode, ensureInstalled, ensureInstalledIn, ROOT, run, start } from './lib/setup.mjs';

start(async () => {
  checkNode();
  await ensureInstalled();
  await ensureInstalledIn('runtimes');
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const args = ['run', '--project', 'runtimes', ...process.argv.slice(2)];
  process.exitCode = await run(process.execPath, [vitest, ...args]);
});
