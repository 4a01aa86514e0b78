/**
 * Browser tests on a busy machine: three times in a row, with two processes beside them that do nothing but compute.
 *   npm run stress:browser                      all of them; after npm run build
 *   npm run stress:browser -- test/search       some
 *   npm run stress:browser -- --times 10 test/search
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { askedTimes } from './lib/asked.ts';
import { ensureChromium } from './lib/chromium.mjs';
import { heading, Mendable, ROOT, run, start } from './lib/setup.mjs';

const BUSY = 2;

start(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { times: { type: 'string', default: '3' } },
  });
  const times = askedTimes(values.times);
  const chromium = await ensureChromium();
  const loops = Array.from({ length: BUSY }, () => spawn(process.execPath, ['-e', 'while (1);']));
  try {
    for (let time = 1; time <= times; time += 1) {
      heading(`Time ${time} of ${times}`);
      const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
      const args = [vitest, 'run', '--project', 'browser', ...positionals];
      // Every page is opened each time, whether or not it passed before.
      const code = await run(process.execPath, args, { CHROMIUM_PATH: chromium, FULL: '1' });
      if (code !== 0) throw new Mendable(`Time ${time} failed, with ${BUSY} busy processes beside it`);
    }
  } finally {
    for (const loop of loops) loop.kill('SIGKILL');
  }
});
