// @ts-check
/**
 * Everything that must hold, from a fresh clone: installs what is missing, gets a Chromium if there is none, then
 * checks types, lint, examples and pages, builds the site and opens it. Ends with "N passed, N failed" on a line.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './lib/chromium.mjs';
import { checkNode, ensureInstalled, heading, npm, start } from './lib/setup.mjs';

/** @typedef {{ name: string, passed: number, failed: number, note: string }} Result */

/** @type {Result[]} */
const results = [];

/**
 * A step that passes or fails as a whole.
 * @param {string} name
 * @param {string} script of package.json
 */
async function step(name, script) {
  heading(name);
  // The browser tests open the site at the root.
  const env = { BASE_URL: '/', NO_UPDATE_NOTIFIER: '1' };
  const passed = (await npm(['run', '--silent', script], env)) === 0;
  results.push({ name, passed: passed ? 1 : 0, failed: passed ? 0 : 1, note: '' });
  return passed;
}

/**
 * A step of many tests, which Vitest counts.
 * @param {string} name
 * @param {string} script
 * @param {NodeJS.ProcessEnv} [env]
 */
async function vitest(name, script, env) {
  heading(name);
  const folder = mkdtempSync(join(tmpdir(), 'vitest-'));
  const report = join(folder, 'report.json');
  const code = await npm(
    ['run', '--silent', script, '--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    env,
  );
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  if (existsSync(report)) {
    const counts = JSON.parse(readFileSync(report, 'utf8'));
    passed = counts.numPassedTests;
    skipped = counts.numPendingTests + counts.numTodoTests;
    failed = counts.numFailedTests;
    // A file that could not be loaded has no test that could fail.
    for (const file of counts.testResults) {
      if (file.status === 'failed' && file.assertionResults.length === 0) failed += 1;
    }
  }
  if (code !== 0 && failed === 0) failed = 1;
  rmSync(folder, { recursive: true });
  results.push({ name, passed, failed, note: skipped > 0 ? `, ${skipped} skipped` : '' });
}

/** The last line stands alone, for whoever reads the log by program. */
function summary() {
  /** @param {'passed' | 'failed'} key */
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  heading('Summary');
  for (const { name, passed, failed, note } of results) {
    console.log(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed${note}`);
  }
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  if (sum('failed') > 0) process.exitCode = 1;
}

start(
  async () => {
    checkNode();
    await ensureInstalled();
    const chromium = await ensureChromium();

    await step('Types', 'typecheck');
    await step('Lint and format', 'lint');
    await vitest('Examples and pages', 'test:unit');
    if (await step('Site build', 'build')) {
      await vitest('Browser', 'test:browser', { CHROMIUM_PATH: chromium });
    } else {
      results.push({ name: 'Browser', passed: 0, failed: 1, note: ' (not run: there is no site to open)' });
    }
    summary();
  },
  () => console.log('\n0 passed, 1 failed'),
);
