// @ts-check
/**
 * Tests of the built site on the real servers that hosting/ configures, started on loopback. Gets what is missing; what
 * cannot be had is skipped, with the reason.
 *   npm run test:hosting            after npm run build
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled } from '../src/lib/spawn.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { installFromDebian } from './lib/debian.mjs';
import { checkNode, ensureInstalled, heading, Mendable, npm, ROOT, run, start } from './lib/setup.mjs';

/** Debian's package of each program. */
const NEEDED = { nginx: ['nginx-light', 'libnginx-mod-http-brotli-static'], caddy: ['caddy'], wrk: ['wrk'] };

start(async () => {
  checkNode();
  await ensureInstalled();
  const chromium = await ensureChromium();
  const missing = Object.entries(NEEDED).filter(([program]) => !isInstalled(program, ['-v']));
  if (missing.length > 0) {
    heading(`Getting ${missing.map(([program]) => program).join(', ')}`);
    // One by one: a system may lack one of them.
    for (const [, packages] of missing) await installFromDebian(packages);
  }
  if (
    !existsSync(join(ROOT, 'build', '.hosting')) &&
    (await npm(['run', 'build'], { BASE_URL: '/' })) !== 0
  ) {
    throw new Mendable('The build failed: mend what it names above and repeat npm run test:hosting');
  }
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  process.exitCode = await run(
    process.execPath,
    [vitest, 'run', '--project', 'hosting', ...process.argv.slice(2)],
    {
      CHROMIUM_PATH: chromium,
    },
  );
});
