/** Dates from Git, in a small repository made for it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shownOn } from '../../src/embed/shown-examples.build.ts';
import { datesOf, historyOf } from '../../src/content/history.ts';
import { makeRepository, type Repository } from '../lib/repository.ts';

const page = (text: string): string => `---\ntitle: T\ndescription: D\n---\n\n${text}`;

let folder: string;
let repository: Repository;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'history-'));
  repository = makeRepository();
  const { commit, remove } = repository;
  commit('2026-01-01', 'docs/reference/uno.mdx', page('<Source of="one" part="demo" />'));
  commit('2026-01-02', 'docs/reference/dos.mdx', page('<Spellings of="other/demo three/demo" />'));
  commit('2026-01-03', 'docs/reference/matrix.mdx', page('<Matrix />'));
  commit('2026-01-04', 'examples/one/demo.ts', '');
  commit('2026-01-05', 'examples/three/demo.ts', '');
  commit('2026-01-06', 'docs/reference/dos.mdx', page('<Spellings of="other/demo three/demo" /> '));
  commit('2026-01-07', 'examples/one/demo-late.ts', '');
  remove('2026-01-08', 'examples/one/demo-late.ts');
  commit('2026-01-09', 'examples/four/señal.ts', '');
  commit('2026-01-10', 'site/docs/reference/inner.mdx', '');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  repository.delete();
});

test.each([
  ['uno', '2026-01-01', '2026-01-04'],
  ['dos', '2026-01-02', '2026-01-06'],
  ['matrix', '2026-01-03', '2026-01-09'],
])('%s is dated by itself and by what it still shows', (page, published, modified) => {
  const dates = datesOf(
    repository.root,
    'es',
    `reference/${page}.mdx`,
    shownOn(repository.root, 'es', `reference/${page}.mdx`),
  );
  expect([dates?.published, dates?.modified].map((date) => date?.slice(0, 10))).toEqual([
    published,
    modified,
  ]);
});

test('a file has its name whatever letters it is written in', () => {
  expect(historyOf(repository.root)?.get('examples/four/señal.ts')?.published).toMatch(/^2026-01-09/);
});

test('a project that is a folder of a repository has paths of its own', () => {
  expect([...(historyOf(join(repository.root, 'site')) ?? new Map<string, unknown>()).keys()]).toEqual([
    'docs/reference/inner.mdx',
  ]);
});

test('a shallow clone, and a folder without Git, say nothing rather than what is wrong', () => {
  const shallow = join(folder, 'shallow');
  execFileSync('git', ['clone', '-q', '--depth', '1', `file://${repository.root}`, shallow]);
  expect(historyOf(shallow)).toBeUndefined();
  const bare = join(folder, 'bare');
  mkdirSync(bare);
  expect(historyOf(bare)).toBeUndefined();
  expect(datesOf(bare, 'es', 'reference/uno.mdx', [])).toBeUndefined();
});
