/** The rules of the layout hold, but for the exceptions that stand here; one that is no longer needed is an error. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  browserLoadsBuild,
  compareWithExceptions,
  docusaurusOutside,
  importCycles,
  nodeOutsideBuild,
  startsPrograms,
  tooLarge,
  type Breach,
} from '../../scripts/lib/house-rules.ts';
import { importsOf, packagesOf } from '../../scripts/lib/imports.ts';

const FOLDERS = ['src', 'scripts', 'test'];
const imports = FOLDERS.flatMap((folder) => importsOf(folder));
const uses = packagesOf('src');

const RULES: readonly [rule: string, breaches: readonly Breach[], exceptions: readonly string[]][] = [
  ['no import cycle', importCycles(imports), []],
  ['what runs in the browser loads nothing of the build', browserLoadsBuild(imports), []],
  ['only what runs in the build uses Node', nodeOutsideBuild(uses), []],
  ['only src/docusaurus knows Docusaurus', docusaurusOutside(uses), []],
  [
    'only src/lib/spawn.mjs starts programs',
    startsPrograms(['src', 'scripts', 'bench'].flatMap((folder) => packagesOf(folder))),
    [
      // They steer a program while it runs.
      'src/trace/record/capture.build.ts',
      'src/trace/record/record.build.ts',
      'scripts/stress-browser.ts',
    ],
  ],
  ['no file is too long, no folder too full', tooLarge(FOLDERS), []],
];

test.each(RULES)('%s', (_, breaches, exceptions) => {
  expect(compareWithExceptions(breaches, exceptions)).toEqual([]);
});

describe('a breach is found', () => {
  const root = mkdtempSync(join(tmpdir(), 'house-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('src/a/one.ts', `import { two } from './two.ts';\nimport 'node:fs';\n`);
  write('src/a/two.ts', `export * from '../b/three.ts';\nimport type { x } from './one.ts';\n`);
  write('src/b/three.ts', `const later = await import('../a/one.ts');\n`);
  write('src/b/four.browser.ts', `import { y } from '../a/five.build.ts';\nimport 'node:path';\n`);
  write('src/a/five.build.ts', `import 'node:fs';\nimport type { one } from './one.ts';\n`);
  write('src/b/six.tsx', `import Layout from '@theme/Layout';\n`);
  write('src/b/seven.ts', `import list from '@generated/site-checks/default/list.json';\n`);
  write('src/docusaurus/eight.ts', `import 'node:child_process';\nimport '@docusaurus/core';\n`);
  write('src/c/long.ts', 'x\n'.repeat(301));
  write('src/c/long.data.ts', 'x\n'.repeat(301));
  for (let n = 0; n < 21; n += 1) write(`src/d/${n}.ts`, '');

  test('in imports', () => {
    const found = importsOf('src', root);
    expect(importCycles(found)).toEqual([
      {
        file: 'src/a/one.ts',
        mend: 'imports in a circle with src/a/two.ts, src/b/three.ts: move what they share to a file of its own',
      },
    ]);
    expect(browserLoadsBuild(found).map(({ file }) => file)).toEqual(['src/b/four.browser.ts']);
  });

  test('in the use of packages', () => {
    const found = packagesOf('src', root);
    expect(nodeOutsideBuild(found).map(({ file }) => file)).toEqual([
      'src/a/one.ts',
      'src/b/four.browser.ts',
    ]);
    expect(docusaurusOutside(found).map(({ file }) => file)).toEqual(['src/b/seven.ts', 'src/b/six.tsx']);
    expect(startsPrograms(found).map(({ file }) => file)).toEqual(['src/docusaurus/eight.ts']);
  });

  test('in sizes', () => {
    expect(tooLarge(['src'], root).map(({ file }) => file)).toEqual(['src/c/long.ts', 'src/d']);
  });

  test('and an exception that is not needed', () => {
    const breaches = [
      { file: 'a.ts', mend: 'mend a' },
      { file: 'b.ts', mend: 'mend b' },
    ];
    expect(compareWithExceptions(breaches, ['b.ts', 'c.ts'])).toEqual([
      'a.ts: mend a',
      'c.ts: keeps the rule now: remove its exception in test/project/imports.test.ts',
    ]);
  });
});
