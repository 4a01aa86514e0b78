// @ts-check
/** Programs from Debian's packages, for tests that need them. */
import { runSync } from '../../src/lib/spawn.mjs';
import { run } from './setup.mjs';

/**
 * Installs packages, where apt-get exists and nobody has to type a password; elsewhere it does nothing, and whoever
 * needs them finds out.
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
