// @ts-check
/** Compares the report of `npm audit` with the exceptions in `audit-exceptions.json`. */

/**
 * A known vulnerability that cannot reach us.
 * @typedef {object} Exception
 * @property {string} advisory its id, `GHSA-…`
 * @property {string} package the package that it is about
 * @property {string} why it cannot harm people who build or read this site
 */

/**
 * @param {any} report what `npm audit --json` printed
 * @param {readonly Exception[]} exceptions
 * @returns {string[]} what is to be mended, a line each: vulnerabilities that nobody has looked at, exceptions that are
 *   over or give no reason
 */
export function auditProblems(report, exceptions) {
  /** @type {Map<string, { package: string, title: string, severity: string }>} */
  const found = new Map();
  for (const { via } of Object.values(report.vulnerabilities)) {
    for (const cause of via) {
      // A string is the name of another package of this report.
      if (typeof cause === 'string') continue;
      const id = /GHSA-[\w-]+/.exec(cause.url)?.[0] ?? String(cause.source);
      found.set(id, { package: cause.name, title: cause.title, severity: cause.severity });
    }
  }
  const problems = [];
  for (const [id, { package: name, title, severity }] of found) {
    if (exceptions.some(({ advisory, package: of }) => advisory === id && of === name)) continue;
    problems.push(
      `${name}: ${title} (${id}, ${severity}): update it (npm update ${name}), or say in audit-exceptions.json why it cannot reach us`,
    );
  }
  for (const { advisory, package: name, why } of exceptions) {
    if (found.get(advisory)?.package !== name) {
      problems.push(`audit-exceptions.json: ${advisory} (${name}) is no longer found: take it out`);
    } else if (why.trim().length < 20) {
      problems.push(
        `audit-exceptions.json: ${advisory} (${name}) gives no reason: say why it cannot reach us`,
      );
    }
  }
  return problems;
}
