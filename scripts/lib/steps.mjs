// @ts-check
/** Steps of `npm test` and `.ci/run`: npm scripts one after the other, and a summary at the end. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heading, npm } from './setup.mjs';

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {string} script of package.json, to repeat the step alone
 * @property {number} passed
 * @property {number} failed
 * @property {string} note
 */

/** @type {Result[]} */
const results = [];

const seconds = (/** @type {number} */ since) => `${((Date.now() - since) / 1000).toFixed(0)} s`;

/**
 * Runs an npm script with its output shown.
 * @param {string} name
 * @param {string} script
 * @param {readonly string[]} [args]
 * @param {NodeJS.ProcessEnv} [env] variables to add
 * @returns {Promise<{ code: number, took: string }>}
 */
async function npmRun(name, script, args = [], env = {}) {
  const since = Date.now();
  heading(name);
  const all = ['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])];
  const code = await npm(all, { NO_UPDATE_NOTIFIER: '1', ...env });
  // Steps may run beside each other: this one's output ends here.
  console.log(`── ${name}: ${code === 0 ? 'done' : 'failed'} after ${seconds(since)}`);
  return { code, took: seconds(since) };
}

/**
 * A step that passes or fails as a whole.
 * @param {string} name
 * @param {string} script of package.json
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<boolean>} true when it passed
 */
export async function step(name, script, env) {
  const { code, took } = await npmRun(name, script, [], env);
  const passed = code === 0;
  results.push({ name, script, passed: passed ? 1 : 0, failed: passed ? 0 : 1, note: ` (${took})` });
  return passed;
}

/**
 * A step of many tests, which Vitest counts.
 * @param {string} name
 * @param {string} script
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function tests(name, script, env) {
  const folder = mkdtempSync(join(tmpdir(), 'vitest-'));
  const report = join(folder, 'report.json');
  const args = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code, took } = await npmRun(name, script, args, env);
  const { passed, failed, skipped } = countsOf(report);
  rmSync(folder, { recursive: true });
  const note = `${skipped > 0 ? `, ${skipped} skipped` : ''} (${took})`;
  results.push({ name, script, passed, failed: code !== 0 ? Math.max(failed, 1) : failed, note });
}

/** @param {string} report that Vitest may have written */
function countsOf(report) {
  if (!existsSync(report)) return { passed: 0, failed: 0, skipped: 0 };
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  // A file that could not be loaded has no test that could fail.
  const unloaded = counts.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: counts.numPassedTests,
    failed: counts.numFailedTests + unloaded.length,
    skipped: counts.numPendingTests + counts.numTodoTests,
  };
}

/**
 * Notes a step that could not be run.
 * @param {string} name
 * @param {string} script
 * @param {string} why
 */
export function notRun(name, script, why) {
  results.push({ name, script, passed: 0, failed: 1, note: ` (not run: ${why})` });
}

/** Shows what passed, what failed and how to repeat that alone; sets the exit code. */
export function summary() {
  heading('Summary');
  for (const { name, script, passed, failed, note } of results) {
    const alone = failed > 0 ? ` -> alone: npm run ${script}` : '';
    console.log(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed${note}${alone}`);
  }
  /** @param {'passed' | 'failed'} key */
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  // The totals stand alone on a line, where programs find them.
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  if (sum('failed') > 0) process.exitCode = 1;
}
