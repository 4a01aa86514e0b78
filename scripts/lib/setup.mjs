// @ts-check
/**
 * Steps that `npm start` and `npm test` take before anything is installed. No dependency, and syntax that Node 14 can
 * read, so that an old Node reports that it is too old instead of a syntax error.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Mendable } from '../../src/lib/mendable.mjs';
import { runProgram } from '../../src/lib/spawn.mjs';

export { Mendable };

/** The project's root folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Time that the registry of npm has to answer, in milliseconds. */
const PATIENCE = 3000;

/** @param {string} text a step that begins */
export function heading(text) {
  console.log(`\n── ${text} ──`);
}

/** @param {string} path @returns {any} */
function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * @param {string} [version] of Node, for tests
 * @throws {Mendable} when Node is older than package.json allows
 */
export function checkNode(version = process.versions.node) {
  const least = readJson(join(ROOT, 'package.json')).engines.node.replace('>=', '');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  throw new Mendable(`Node ${version} is too old: install Node ${least} or newer (https://nodejs.org)`);
}

/**
 * Compares node_modules with package-lock.json, by the account that npm writes at the end of an installation: an
 * interrupted one leaves none.
 * @param {string} [root]
 */
export function isInstalled(root = ROOT) {
  const account = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(account)) return false;
  const installed = readJson(account).packages;
  const wanted = readJson(join(root, 'package-lock.json')).packages;
  return Object.keys(wanted).every((path) => {
    // Optional packages are those of other platforms.
    if (path === '' || (wanted[path].optional && !installed[path])) return true;
    return installed[path] !== undefined && installed[path].version === wanted[path].version;
  });
}

/**
 * Installs with `npm ci` what is missing.
 * @throws {Mendable} when that fails
 */
export async function ensureInstalled() {
  await ensureInstalledIn('.');
}

/**
 * Runs a program in the project's root with its output shown.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env] variables to add
 * @returns {Promise<number>} its exit code; 1 when a signal ended it, 127 when it could not be started
 */
export async function run(program, args, env = {}) {
  try {
    const ended = await runProgram(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      output: 'shown',
    });
    return ended.code === null ? 1 : ended.code;
  } catch {
    return 127;
  }
}

/**
 * Installs with `npm ci` the packages of a folder that has an install of its own, if any is missing or of another version.
 * @param {string} folder such as `runtimes`
 * @throws {Mendable} when that fails
 */
export async function ensureInstalledIn(folder) {
  if (isInstalled(join(ROOT, folder))) return;
  const command = folder === '.' ? 'npm ci' : `npm ci --prefix ${folder}`;
  heading(`Installing packages (${command})`);
  // Build tools are devDependencies: without the flag NODE_ENV=production would leave them out.
  const args = ['ci', '--prefix', folder, '--include=dev', '--no-audit', '--no-fund'];
  const isReached = await reachesRegistry();
  if (!isReached)
    console.log('The registry of npm does not answer: trying with what npm has on this machine');
  // Without a network npm would try for a minute before it says so.
  if ((await npm(isReached ? args : [...args, '--offline'])) === 0) return;
  throw new Mendable(
    isReached
      ? `${command} failed (its reason stands above): mend that, or the network, and repeat`
      : `There is no connection to the registry of npm, and this machine does not have every package: mend the network or npm's proxy (npm config list), and repeat`,
  );
}

/** Asks the registry for a sign of life, with npm's own settings of proxies and addresses. */
async function reachesRegistry() {
  const [program, args] = npmProgram([
    'ping',
    '--fetch-retries=0',
    `--fetch-timeout=${PATIENCE}`,
    '--loglevel=error',
  ]);
  const { code, stderr } = await runProgram(program, args, { cwd: ROOT });
  // A registry without this service answers by a status all the same.
  return code === 0 || /\bcode E\d{3}\b/.test(stderr);
}

/**
 * Runs npm, the very one that runs this script if one does.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function npm(args, env) {
  const [program, given] = npmProgram(args);
  return run(program, given, env);
}

/** @param {readonly string[]} args @returns {[string, string[]]} */
function npmProgram(args) {
  const cli = process.env.npm_execpath;
  return cli && /npm-cli\.c?js$/.test(cli) ? [process.execPath, [cli, ...args]] : ['npm', [...args]];
}

/**
 * Runs a script's main function; of a mendable error, and of an unknown option, it shows the message alone.
 * @param {() => Promise<void>} main
 * @param {() => void} [last] called after a failure was shown
 */
export function start(main, last = () => {}) {
  main().catch((error) => {
    const isMendable = error.name === 'Mendable' || /^ERR_PARSE_ARGS/.test(error.code);
    console.error(isMendable ? `\n✗ ${error.message}` : error);
    last();
    process.exitCode = 1;
  });
}
