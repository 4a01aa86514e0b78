/**
 * Prints what the first tap on each control costs: milliseconds to the change, and bytes fetched for it.
 *   npm run bench:taps                     the site in build/, each control five times
 *   npm run bench:taps -- --times 1 other  a site built into other/, once
 */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { serve } from '../../scripts/lib/serve.mjs';
import { chromiumPath } from '../../test/lib/site.ts';
import { CONTROLS, tap, type Tapped } from './taps.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '5' } },
});
const { server, url } = await serve(positionals[0] ?? 'build', 0);
const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox', '--disable-gpu'],
});

console.log('| control | milliseconds, median | most | bytes fetched |\n| --- | --: | --: | --: |');
for (const control of CONTROLS) {
  const taps: Tapped[] = [];
  for (let n = 0; n < Number(values.times); n++) taps.push(await tap(browser, url, '/', control));
  const times = taps.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const bytes = Math.max(...taps.map(({ fetched }) => fetched.reduce((sum, file) => sum + file.bytes, 0)));
  const median = times[Math.floor(times.length / 2)] ?? NaN;
  console.log(`| ${control.name} | ${median.toFixed(0)} | ${(times.at(-1) ?? NaN).toFixed(0)} | ${bytes} |`);
}
await browser.close();
server.close();
server.closeAllConnections();
