// @ts-check
/** `npm run bench:search`: gets the engines where they are missing, then measures each on the query set. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync('bench/search/node_modules/.package-lock.json')) {
  console.log('Installing the engines (npm ci --prefix bench/search)');
  run('npm', ['ci', '--prefix', 'bench/search', '--no-audit', '--no-fund']);
}
if (!existsSync('build/en/index.html')) run('npm', ['run', 'build']);
run('npx', ['tsc', '-p', 'bench/search']);
run('npx', ['tsx', 'bench/search/run.ts']);
