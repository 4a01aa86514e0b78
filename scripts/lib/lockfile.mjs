// @ts-check
/** Rules of a lock file, so that an installation brings only packages that were reviewed. */

/** Address that packages must come from, if the lock file names one. */
const REGISTRY = 'https://registry.npmjs.org/';

/**
 * @param {string} file its name, for the lines
 * @param {any} lock package-lock.json
 * @param {any} manifest package.json beside it
 * @returns {string[]} what is to be mended, a line each
 */
export function lockfileProblems(file, lock, manifest) {
  const problems = [];
  if (lock.lockfileVersion !== 3)
    problems.push(`${file}: is of version ${lock.lockfileVersion}: npm install`);
  for (const [path, { version, integrity, resolved, link }] of Object.entries(lock.packages)) {
    if (path === '') continue;
    if (link) problems.push(`${file}: ${path} is a link to a folder: depend on a release`);
    else if (!/^sha512-/.test(integrity ?? '')) {
      problems.push(`${file}: ${path}@${version} has no sha512: remove it and npm install`);
    }
    if (resolved !== undefined && !resolved.startsWith(REGISTRY)) {
      problems.push(`${file}: ${path} comes from ${resolved}, not from ${REGISTRY}: depend on a release`);
    }
  }
  const root = lock.packages[''] ?? {};
  for (const kind of ['dependencies', 'devDependencies', 'engines']) {
    const [wanted, locked] = [manifest[kind] ?? {}, root[kind] ?? {}];
    for (const name of new Set([...Object.keys(wanted), ...Object.keys(locked)])) {
      if (wanted[name] !== locked[name]) {
        problems.push(
          `${file}: ${name} is ${locked[name] ?? 'absent'}, in package.json ${wanted[name] ?? 'absent'}: npm install`,
        );
      }
    }
  }
  return problems;
}
