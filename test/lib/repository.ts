/** Small Git repository whose commits have days of their own. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Repository {
  readonly root: string;
  /** Writes a file and commits it, at noon of a day such as `2026-01-31`. */
  commit(day: string, path: string, text: string): void;
  /** Takes a file away and commits that. */
  remove(day: string, path: string): void;
  delete(): void;
}

export function makeRepository(): Repository {
  const root = mkdtempSync(join(tmpdir(), 'repository-'));
  const git = (day: string, ...args: string[]): void => {
    const date = `${day}T12:00:00Z`;
    const names = ['-c', 'user.name=x', '-c', 'user.email=x@example.org'];
    execFileSync('git', [...names, ...args], {
      cwd: root,
      env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
    });
  };
  git('2026-01-01', 'init', '-q');
  return {
    root,
    commit(day, path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
      git(day, 'add', '.');
      git(day, 'commit', '-q', '-m', 'x');
    },
    remove(day, path) {
      git(day, 'rm', '-q', path);
      git(day, 'commit', '-q', '-m', 'x');
    },
    delete: () => rmSync(root, { recursive: true }),
  };
}
