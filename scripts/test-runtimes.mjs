// @ts-check
/** `npm run test:runtimes`: gets the other runtimes where they are missing, then checks every recording on each. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync('runtimes/node_modules/.package-lock.json')) {
  console.log('Installing the runtimes (npm ci --prefix runtimes)');
  run('npm', ['ci', '--prefix', 'runtimes', '--no-audit', '--no-fund']);
}
run('npx', ['vitest', 'run', '--project', 'runtimes']);
