// @ts-check
/**
 * `npm run bench:search`, `npm run bench:site`: gets what a measurement needs where it is missing, then measures.
 *   node scripts/bench.mjs site --runs 1
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const [name = '', ...options] = process.argv.slice(2);
const folder = `bench/${name}`;

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(`${folder}/node_modules/.package-lock.json`)) {
  console.log(`Installing what is measured (npm ci --prefix ${folder})`);
  run('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund']);
}
if (name === 'search' && !existsSync('build/en/index.html')) run('npm', ['run', 'build']);
run('npx', ['tsc', '-p', folder]);
run('npx', ['tsx', `${folder}/run.ts`, ...options]);
