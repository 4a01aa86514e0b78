// @ts-check
/**
 * Fails on a known vulnerability in what ships or builds, unless `audit-exceptions.json` says why it cannot reach us.
 * Needs a registry that answers audits, and no installation: npm reads package-lock.json.
 *   npm run audit
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runSync } from '../src/lib/spawn.mjs';
import { auditProblems } from './lib/audit.mjs';
import { Mendable, ROOT, start } from './lib/setup.mjs';

start(async () => {
  const exceptions = JSON.parse(readFileSync(join(ROOT, 'audit-exceptions.json'), 'utf8'));
  const { stdout, stderr } = runSync('npm', ['audit', '--json', '--package-lock-only'], { cwd: ROOT });
  const report = parsed(stdout);
  if (report?.vulnerabilities === undefined) {
    throw new Mendable(
      `Nothing was audited, since the registry did not answer: ${report?.message ?? stderr.trim()}\nTry again where npm audit works (npm config get registry)`,
    );
  }
  const problems = auditProblems(report, exceptions);
  for (const problem of problems) console.error(problem);
  const total = report.metadata.dependencies.total;
  console.log(`${total} packages, ${exceptions.length} exceptions: ${problems.length} to mend`);
  if (problems.length > 0) process.exitCode = 1;
});

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
