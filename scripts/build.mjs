// @ts-check
/**
 * Builds the site and makes it ready to be published. What is asked of Docusaurus is handed on:
 *   npm run build
 *   npm run build -- --locale es
 *   BASE_URL=/broken-pipe/ npm run build -- --out-dir build-below
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, run } from './lib/setup.mjs';

const args = process.argv.slice(2);
const { values } = parseArgs({
  args,
  strict: false,
  options: { 'out-dir': { type: 'string' }, locale: { type: 'string' } },
});
const folder = typeof values['out-dir'] === 'string' ? values['out-dir'] : 'build';

// A build of one language uses part of the cache: nothing is removed.
const whole = values.locale === undefined;
const began = String(Date.now());

const docusaurus = join(ROOT, 'node_modules', '@docusaurus', 'core', 'bin', 'docusaurus.mjs');
const finish = ['--import', 'tsx', join(ROOT, 'scripts', 'lib', 'finish-build.ts'), folder];
process.exitCode =
  (await run(process.execPath, [docusaurus, 'build', ...args])) ||
  (await run(process.execPath, [...finish, ...(whole ? [began] : [])]));
