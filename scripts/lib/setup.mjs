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
  if (isInstalled()) return;
  heading('Installing packages (npm ci)');
  // Build tools are devDependencies: without the flag NODE_ENV=production would leave them out.
  const code = await npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code !== 0) {
    throw new Mendable('npm ci failed (its reason stands above): mend that, or the network, and repeat');
  }
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
  heading(`Installing packages (npm ci --prefix ${folder})`);
  if ((await npm(['ci', '--prefix', folder, '--no-audit', '--no-fund'])) !== 0) {
    throw new Mendable(
      `npm ci --prefix ${folder} failed: mend what stands above, or the network, and repeat`,
    );
  }
}

/**
 * Runs npm, the very one that runs this script if one does.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function npm(args, env) {
  const cli = process.env.npm_execpath;
  return cli && /npm-cli\.c?js$/.test(cli)
    ? run(process.execPath, [cli, ...args], env)
    : run('npm', args, env);
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
