/** Archive, index and registry of a small project: a download of an example has all that it needs, and nothing else. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { inputsHash } from '../../src/examples/files.build.ts';
import { archiveOf } from '../../src/publish/archive.ts';
import { exampleIndexOf } from '../../src/publish/example-index.ts';
import { shadcnRegistry } from '../../src/publish/shadcn.ts';

const SITE = 'https://example.org/base/';
const root = mkdtempSync(join(tmpdir(), 'archive-'));
afterAll(() => rmSync(root, { recursive: true }));
function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
put('package.json', '{"devDependencies": {"pg": "^8.0.0", "@types/pg": "^8.1.0", "express": "^5.0.0"}}');
put('examples/LICENSE', '0BSD');
put('examples/observe.ts', 'export const say = 1;\n');
put('examples/observe.py', 'say = 1\n');
put('examples/shared-peer/shared-peer.ts', 'export const peer = 1;\n');
put('examples/shared-peer/example.json', '{"title": {"es": "Otro", "en": "Other"}}');
put('examples/my-module/my-module.ts', 'export const mine = 1;\n');
put('examples/my-module/example.json', '{"title": {"es": "Mío", "en": "Mine"}}');
put('examples/my-module/database.ts', "import pg from 'pg';\nexport { pg };\n");
put(
  'examples/my-module/demo.ts',
  "import { pg } from './database.ts';\nimport { peer } from '../shared-peer/shared-peer.ts';\nimport '../observe.ts';\n",
);
const error = (code: string, arrival: string) => ({ arrival, name: 'Error', message: code, code });
const run = {
  command: 'node demo.ts',
  inputs: inputsHash(join(root, 'examples/my-module/demo.ts'), join(root, 'examples')),
  times: 1,
  outcomes: [
    {
      stdout: '',
      stderr: '',
      exitCode: 0,
      signal: null,
      errors: [error('EPIPE', 'event'), error('ECONNRESET', 'uncaught exception')],
      share: 1,
    },
  ],
};
put(
  'examples/my-module/recordings/node-20.json',
  JSON.stringify({
    example: 'my-module',
    runtime: { name: 'Node.js', version: '20.1.2' },
    platform: 'Linux',
    runs: { demo: run },
  }),
);
const pages = new Map([['my-module', '/recipes/mine']]);

function unpacked(): Map<string, string> {
  const target = mkdtempSync(join(root, 'unpacked-'));
  const tar = spawnSync('tar', ['xzv', '-C', target], { input: archiveOf('my-module', root, SITE) });
  return new Map(
    String(tar.stdout)
      .split('\n')
      .filter(Boolean)
      .map((path) => [path.replace('tuberia-rota-my-module/', ''), readFileSync(join(target, path), 'utf8')]),
  );
}

test('an archive holds the example, what its files need beside it, and the packages in tested versions', () => {
  const files = unpacked();
  expect([...files.keys()].sort()).toEqual([
    'LICENSE',
    'my-module/database.ts',
    'my-module/demo.ts',
    'my-module/example.json',
    'my-module/my-module.ts',
    'my-module/recordings/node-20.json',
    'observe.ts',
    'package.json',
    'shared-peer/shared-peer.ts',
  ]);
  expect(JSON.parse(files.get('package.json') ?? '')).toMatchObject({
    type: 'module',
    description: 'Mine',
    dependencies: { pg: '^8.0.0', '@types/pg': '^8.1.0' },
  });
  expect(files.get('my-module/demo.ts')).toBe(readFileSync(join(root, 'examples/my-module/demo.ts'), 'utf8'));
});

test('an archive is of the same bytes whenever it is made', () => {
  // The date of the first entry, in octal: https://www.gnu.org/software/tar/manual/html_node/Standard.html
  const tar = gunzipSync(archiveOf('my-module', root, SITE));
  expect(Number.parseInt(tar.toString('latin1', 136, 147), 8)).toBe(0);
  const before = archiveOf('my-module', root, SITE);
  utimesSync(join(root, 'examples/my-module/demo.ts'), 1, 1);
  expect(archiveOf('my-module', root, SITE).equals(before)).toBe(true);
});

test('a package that the project does not have is named', () => {
  put('examples/bad-one/demo.ts', "import x from 'no-such-package';\n");
  put('examples/bad-one/example.json', '{"title": {"es": "x", "en": "x"}}');
  expect(() => archiveOf('bad-one', root, SITE)).toThrow(/imports no-such-package: add it/);
  rmSync(join(root, 'examples/bad-one'), { recursive: true });
});

test('the index tells what each file is, needs and hashes to, and what was met where', () => {
  const index = exampleIndexOf(root, SITE, pages);
  const mine = index.examples.find(({ id }) => id === 'my-module');
  expect(mine).toMatchObject({
    pages: { es: `${SITE}recipes/mine`, en: `${SITE}en/recipes/mine` },
    errors: ['EPIPE'],
    verified: [
      {
        runtime: 'Node.js 20.1.2',
        platform: 'Linux',
        recording: 'my-module/recordings/node-20.json',
        parts: ['demo'],
      },
    ],
    registry: `${SITE}r/my-module.json`,
  });
  expect(mine?.files.map(({ path, role }) => `${path} ${role}`)).toEqual([
    'my-module/database.ts helper',
    'my-module/demo.ts demo',
    'my-module/example.json metadata',
    'my-module/my-module.ts module',
    'my-module/recordings/node-20.json recording',
  ]);
  const demo = readFileSync(join(root, 'examples/my-module/demo.ts'));
  expect(mine?.files[1]).toMatchObject({
    part: 'demo',
    language: 'typescript',
    bytes: demo.length,
    sha256: createHash('sha256').update(demo).digest('hex'),
    needs: ['my-module/database.ts', 'observe.ts', 'shared-peer/shared-peer.ts'],
    packages: ['pg'],
  });
});

test('an item of the registry can be added to a project without a components.json', () => {
  const registry = shadcnRegistry(root, SITE, pages);
  expect(registry.get('my-module.json')).toEqual({
    $schema: 'https://ui.shadcn.com/schema/registry-item.json',
    name: 'my-module',
    type: 'registry:item',
    title: 'Mine',
    description: 'Mío',
    docs: `0BSD. ${SITE}en/recipes/mine`,
    files: [
      {
        path: 'examples/my-module/my-module.ts',
        type: 'registry:file',
        target: '~/lib/my-module.ts',
        content: 'export const mine = 1;\n',
      },
    ],
  });
  expect(registry.get('shared-peer.json')).toMatchObject({
    docs: `0BSD. ${SITE}examples/shared-peer/shared-peer.ts`,
  });
});
