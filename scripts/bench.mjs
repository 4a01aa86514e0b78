// @ts-check
/**
 * Runs a measurement, after installing and building what it needs where that is missing.
 *   npm run bench:search
 *   npm run bench:site -- --runs 1
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalledIn, Mendable, npm, ROOT, run, start } from './lib/setup.mjs';

const [name = '', ...options] = process.argv.slice(2);
const folder = `bench/${name}`;
const bin = (/** @type {string} */ path) => join(ROOT, 'node_modules', path);

start(async () => {
  await ensureInstalledIn(folder);
  if (name === 'search' && !existsSync(join(ROOT, 'build', 'en', 'index.html'))) {
    if ((await npm(['run', 'build'])) !== 0) throw new Mendable('The build failed: mend what it names above');
  }
  if ((await run(process.execPath, [bin('typescript/bin/tsc'), '-p', folder])) !== 0) {
    throw new Mendable(`${folder} does not compile: mend what stands above`);
  }
  process.exitCode = await run(process.execPath, [bin('tsx/dist/cli.mjs'), `${folder}/run.ts`, ...options]);
});
