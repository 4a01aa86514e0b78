// @ts-check
/**
 * Every check of the project that needs no server, tracer or runtime of others, from a fresh clone: installs what is
 * missing, gets a Chromium if there is none, then checks types, lint, examples and pages, builds the site and opens it.
 * Ends with "N passed, N failed" on a line.
 */
import { ensureChromium } from './lib/chromium.mjs';
import { checkNode, ensureInstalled, start } from './lib/setup.mjs';
import { notRun, step, summary, tests } from './lib/steps.mjs';

/** Site beside types and lint, before the unit tests: all but the first keep one core busy each. */
async function staticChecksAndBuild() {
  const checks = async () => {
    await step('Types', 'typecheck');
    await step('Lint and format', 'lint');
  };
  // The browser tests open the site at the root.
  const [built] = await Promise.all([step('Site build', 'build', { BASE_URL: '/' }), checks()]);
  return built;
}

start(
  async () => {
    checkNode();
    await ensureInstalled();
    const chromium = await ensureChromium();
    const built = await staticChecksAndBuild();
    await tests('Examples and pages', 'test:unit');
    if (built) await tests('Browser', 'test:browser', { CHROMIUM_PATH: chromium });
    else notRun('Browser', 'test:browser', 'there is no site to open');
    summary();
  },
  () => console.log('\n0 passed, 1 failed'),
);
