/** Published files of the examples: sources, archives, the index, the registry. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import { afterAll, expect, test } from 'vitest';
import type { ExampleIndex } from '../../src/publish/example-index.schema.ts';
import { archiveOf, archiveRoot } from '../../src/publish/archive.ts';
import { listExamples } from '../../src/examples/files.build.ts';
import { writePublished } from '../../src/docusaurus/plugin-publish-examples.ts';
import { nodeAtHand } from '../../src/examples/runtimes.build.ts';

const SITE = 'https://tuberia-rota.example/';
const scratch = mkdtempSync(join(tmpdir(), 'published-'));
const published = join(scratch, 'site');
writePublished(process.cwd(), SITE, published);
afterAll(() => rmSync(scratch, { recursive: true }));

const text = (path: string): string => readFileSync(join(published, path), 'utf8');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const index = JSON.parse(text('examples/index.json')) as ExampleIndex;
const files = [...index.shared, ...index.examples.flatMap((example) => example.files)];

test('the index is of its schema, and a wrong one is not', () => {
  const ajv = new Ajv2020({ validateFormats: false });
  const validate = ajv.compile(JSON.parse(text('examples/index.schema.json')) as AnySchemaObject);
  expect(validate(index), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...index, examples: [{ ...index.examples[0], title: { es: 'x' } }] })).toBe(false);
});

test('the index names every published file, with its size and hash', () => {
  const named = [
    ...files.map(({ path }) => path),
    ...index.examples.map(({ archive }) => archive.path),
    'index.json',
    'index.schema.json',
  ];
  const found = readdirSync(join(published, 'examples'), { recursive: true, encoding: 'utf8' });
  expect(found.filter((path) => /\.\w+$|LICENSE/.test(path)).sort()).toEqual(named.sort());
  for (const { path, bytes, sha256: hash } of [...files, ...index.examples.map(({ archive }) => archive)]) {
    const content = readFileSync(join(published, 'examples', path));
    expect([content.length, sha256(content)], path).toEqual([bytes, hash]);
  }
});

test('every file of code begins with its address and licence', () => {
  const code = files.filter(({ path }) => /\.(ts|mjs|py)$/.test(path));
  expect(code.length).toBeGreaterThan(300);
  for (const { path } of code) {
    const tag = `${path.endsWith('.py') ? '#' : '//'} ${index.base}${path} | SPDX-License-Identifier: 0BSD`;
    expect(text(`examples/${path}`).split('\n', 1), path).toEqual([tag]);
  }
});

test('modules need nothing; what a demo needs is published', () => {
  const paths = new Set(files.map(({ path }) => path));
  for (const { path, role, needs = [], packages } of files) {
    if (role === 'module')
      expect({ path, needs, packages }).toEqual({ path, needs: [], packages: undefined });
    for (const other of needs) expect(paths, path).toContain(other);
  }
  const demo = files.find(({ path }) => path === 'catch-epipe/demo.ts');
  expect(demo?.needs).toEqual([
    'catch-epipe/catch-epipe.ts',
    'observe.ts',
    'trigger-broken-pipe/trigger-broken-pipe.ts',
  ]);
});

test('where it was verified, and what was met, come from the recordings', () => {
  const example = index.examples.find(({ id }) => id === 'catch-epipe');
  expect(example).toMatchObject({ errors: ['EPIPE'], licence: '0BSD' });
  expect(example?.pages?.en).toBe(example?.pages?.es.replace(SITE, `${SITE}en/`));
  const recorded = readdirSync('examples/catch-epipe/recordings').map(
    (name) => `catch-epipe/recordings/${name}`,
  );
  expect(example?.verified.map(({ recording }) => recording).sort()).toEqual(recorded.sort());
});

test('an archive is the same each time, and its demo runs where it was unpacked', () => {
  const archive = archiveOf('catch-epipe', process.cwd(), SITE);
  expect(sha256(archive)).toBe(index.examples.find(({ id }) => id === 'catch-epipe')?.archive.sha256);
  const unpacked = spawnSync('tar', ['xz', '-C', scratch], { input: archive });
  expect(unpacked.status, String(unpacked.stderr)).toBe(0);
  const [program, ...args] = nodeAtHand().command;
  const ran = spawnSync(program, [...args, 'catch-epipe/demo.ts'], {
    cwd: join(scratch, archiveRoot('catch-epipe')),
    encoding: 'utf8',
  });
  expect(ran.stderr).toBe('');
  expect(ran.stdout).toContain('write EPIPE');
});

test.each(listExamples())('the archive of %s holds its files and all that they need', (id) => {
  const listed = spawnSync('tar', ['tz'], {
    input: readFileSync(join(published, 'examples', `${id}.tar.gz`)),
  });
  const names = String(listed.stdout).split('\n');
  const own = index.examples.find((example) => example.id === id)?.files ?? [];
  for (const { path, needs = [] } of own) {
    for (const wanted of [path, ...needs, 'LICENSE', 'package.json']) {
      expect(names, path).toContain(`${archiveRoot(id)}/${wanted}`);
    }
  }
});

test('an item of the registry holds its module, byte for byte', () => {
  const { items } = JSON.parse(text('r/registry.json')) as { items: { name: string }[] };
  const modules = listExamples().filter((id) => existsSync(join('examples', id, `${id}.ts`)));
  expect(items.map(({ name }) => name)).toEqual(modules);
  for (const id of modules) {
    const item = JSON.parse(text(`r/${id}.json`)) as { files: { content: string; target: string }[] };
    expect(item.files).toMatchObject([
      { content: text(`examples/${id}/${id}.ts`), target: `~/lib/${id}.ts` },
    ]);
  }
});
