// @ts-check
/** Programs from Debian's packages, for tests that need them. */
import { runSync } from '../../src/lib/spawn.mjs';
import { run } from './setup.mjs';

/**
 * Installs packages, where apt-get exists and needs no password; elsewhere it does nothing, and the tests that need
 * them report it.
 * @param {readonly string[]} packages
 */
export async function installFromDebian(packages) {
  if (runSync('apt-get', ['--version']).failure !== undefined) return;
  const root = process.getuid?.() === 0;
  if (!root && runSync('sudo', ['-n', 'true']).failure !== undefined) return;
  const prefix = [...(root ? [] : ['sudo', '-n']), 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  const [program = '', ...args] = prefix;
  await run(program, [...args, 'update']);
  await run(program, [...args, 'install', '-y', '--no-install-recommends', ...packages]);
}
