// @ts-check
/**
 * All that continuous integration runs, for `.ci/run`: `npm test`, then the site that it has built on real servers, fresh
 * traces, the examples copied into other projects, and the other runtimes. `FULL=1` skips nothing as known from before.
 */
import { npm } from './lib/setup.mjs';
import { step, summary } from './lib/steps.mjs';

const tested = await npm(['test']);
// Servers mostly wait, and copies mostly compute.
await Promise.all([
  step('Servers', 'test:hosting'),
  step('Examples in other projects', 'test:copy').then(() =>
    // The runtime at hand has been covered by `npm test`.
    step('Other runtimes', 'test:runtimes'),
  ),
]);
// A minute at most; skipped, with the reason, where nothing may be traced. Alone: it records who is first.
await step('Fresh traces', 'test:traces');
summary();
if (tested !== 0) {
  console.error('npm test failed, see its summary above');
  process.exitCode = 1;
}
