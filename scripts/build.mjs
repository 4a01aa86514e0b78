// @ts-check
/**
 * Builds the site and makes it ready to be published, beside the version before, which it replaces once it is whole. What is asked of Docusaurus is handed on:
 *   npm run build
 *   npm run build -- --locale es
 *   BASE_URL=/broken-pipe/ npm run build -- --out-dir build-below
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nextOf, swap } from './lib/build-folders.mjs';
import { ROOT, run, start } from './lib/setup.mjs';

start(async () => {
  const { values, tokens } = parseArgs({
    strict: false,
    tokens: true,
    options: { 'out-dir': { type: 'string' }, locale: { type: 'string' } },
  });
  const folder = typeof values['out-dir'] === 'string' ? values['out-dir'] : 'build';
  const handedOn = process.argv
    .slice(2)
    .filter(
      (_, index) =>
        !tokens.some(
          (token) =>
            token.kind === 'option' &&
            token.name === 'out-dir' &&
            (index === token.index || (index === token.index + 1 && !token.inlineValue)),
        ),
    );

  // A build of one language uses part of the cache: nothing is removed.
  const whole = values.locale === undefined;
  const began = String(Date.now());

  const docusaurus = join(ROOT, 'node_modules', '@docusaurus', 'core', 'bin', 'docusaurus.mjs');
  const next = nextOf(folder);
  const finish = ['--import', 'tsx', join(ROOT, 'scripts', 'lib', 'finish-build.ts'), next];
  process.exitCode =
    (await run(process.execPath, [docusaurus, 'build', ...handedOn, '--out-dir', next])) ||
    (await run(process.execPath, [...finish, ...(whole ? [began] : [])]));
  if (process.exitCode === 0) swap(folder);
});
