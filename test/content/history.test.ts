/** Dates from Git, in a small repository made for it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { datesOf, historyOf } from '../../src/content/history.ts';

let folder: string;
let root: string;
const git = (day: string, ...args: string[]): void => {
  const date = `${day}T12:00:00Z`;
  const names = ['-c', 'user.name=x', '-c', 'user.email=x@example.org'];
  execFileSync('git', [...names, ...args], {
    cwd: root,
    env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
  });
};
function commit(day: string, path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
  git(day, 'add', '.');
  git(day, 'commit', '-q', '-m', 'x');
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'history-'));
  root = join(folder, 'whole');
  mkdirSync(root);
  git('2026-01-01', 'init', '-q');
  commit('2026-01-01', 'docs/reference/uno.mdx', '<Source of="one" part="demo" />');
  commit('2026-01-02', 'docs/reference/dos.mdx', '<Spellings of="other/demo three/demo" />');
  commit('2026-01-03', 'docs/reference/matrix.mdx', '<Matrix />');
  commit('2026-01-04', 'examples/one/demo.ts', '');
  commit('2026-01-05', 'examples/three/demo.ts', '');
  commit('2026-01-06', 'docs/reference/dos.mdx', '<Spellings of="other/demo three/demo" /> ');
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['uno', '2026-01-01', '2026-01-04'],
  ['dos', '2026-01-02', '2026-01-06'],
  ['matrix', '2026-01-03', '2026-01-05'],
])('%s is dated by itself and by what it shows', (page, published, modified) => {
  const dates = datesOf(root, 'es', `reference/${page}.mdx`);
  expect([dates?.published, dates?.modified].map((date) => date?.slice(0, 10))).toEqual([
    published,
    modified,
  ]);
});

test('a shallow clone, and a folder without Git, say nothing rather than what is wrong', () => {
  const shallow = join(folder, 'shallow');
  execFileSync('git', ['clone', '-q', '--depth', '1', `file://${root}`, shallow]);
  expect(historyOf(shallow)).toBeUndefined();
  const bare = join(folder, 'bare');
  mkdirSync(bare);
  expect(historyOf(bare)).toBeUndefined();
  expect(datesOf(bare, 'es', 'reference/uno.mdx')).toBeUndefined();
});
