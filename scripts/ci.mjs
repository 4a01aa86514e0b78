// @ts-check
/**
 * All that continuous integration runs, for `.ci/run`: `npm test`, then the site that it has built on real servers, fresh
 * traces, the examples copied into other projects, and the other runtimes. `FULL=1` skips nothing as known from before.
 */
import { npm } from './lib/setup.mjs';
import { step, summary } from './lib/steps.mjs';

const tested = await npm(['test']);
await step('Servers', 'test:hosting');
// A minute at most; skipped, with the reason, where nothing may be traced.
await step('Fresh traces', 'test:traces');
await step('Examples in other projects', 'test:copy');
// The runtime at hand has been covered by `npm test`. Demos beside other work are slow enough to meet their watchdog.
await step('Other runtimes', 'test:runtimes');
summary();
if (tested !== 0) {
  console.error('npm test failed, see its summary above');
  process.exitCode = 1;
}
