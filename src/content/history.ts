/** When pages changed, from Git: no page is dated by hand. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listPages } from './check/check-pages.ts';
import { PAGES_FOLDER, type Locale } from '../site/locales.ts';

/** Moments, as `2026-11-25T18:00:00.000Z`. */
export interface Dates {
  readonly published: string;
  readonly modified: string;
}

/** What pages are made of. */
const FOLDERS = [PAGES_FOLDER.es, PAGES_FOLDER.en, 'examples'];

/**
 * When each file first and last changed, by path from the root.
 * @param root the project's folder
 * @returns undefined where Git cannot tell: no repository, or a shallow clone, whose every file seems new
 */
export function historyOf(root: string): Map<string, Dates> | undefined {
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'core.quotePath=false', ...args], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  let log: string;
  try {
    if (git('rev-parse', '--is-shallow-repository').trim() === 'true') return undefined;
    log = git('log', '--relative', '--format=%x00%at', '--name-only', '--', ...FOLDERS);
  } catch {
    return undefined;
  }
  const found = new Map<string, Dates>();
  for (const commit of log.split('\0').slice(1)) {
    const [seconds, ...paths] = commit.split('\n').filter(Boolean);
    const at = new Date(Number(seconds) * 1000).toISOString();
    for (const path of paths) {
      const { published = at, modified = at } = found.get(path) ?? {};
      found.set(path, {
        published: at < published ? at : published,
        modified: at > modified ? at : modified,
      });
    }
  }
  return found;
}

/** Ids of the examples that a page shows, or `*` for all of them. */
function examplesOf(page: string): string[] {
  if (/<(?:Matrix|Compiles)\b/.test(page)) return ['*'];
  return [...page.matchAll(/\bof="([^"]+)"/g)].flatMap(([, value = '']) =>
    value.split(/\s+/).map((name) => name.split('/')[0] ?? ''),
  );
}

const histories = new Map<string, Map<string, Dates> | undefined>();

/**
 * When a page was published, and when it or an example that it shows last changed.
 * @param page path within the folder of its language, such as `reference/epipe.mdx`
 * @returns undefined where Git cannot tell
 */
export function datesOf(root: string, locale: Locale, page: string): Dates | undefined {
  if (!histories.has(root)) histories.set(root, historyOf(root));
  const history = histories.get(root);
  const path = `${PAGES_FOLDER[locale]}/${page}`;
  const own = history?.get(path);
  if (history === undefined || own === undefined) return undefined;
  const shown = examplesOf(readFileSync(join(root, path), 'utf8'));
  let { modified } = own;
  for (const [file, dates] of history) {
    const [folder, example = ''] = file.split('/');
    if (folder !== 'examples' || !(shown.includes('*') || shown.includes(example))) continue;
    // What is no longer there is no longer shown.
    if (dates.modified > modified && existsSync(join(root, file))) modified = dates.modified;
  }
  return { published: own.published, modified };
}

/**
 * The page that stands at an address, such as `/reference/epipe`.
 * @returns its path within the folder of its language; undefined for an address that is no page of that folder
 */
export const pageAt = (root: string, locale: Locale, address: string): string | undefined =>
  listPages(join(root, PAGES_FOLDER[locale])).find(
    (page) => page.replace(/\.mdx?$/, '') === address.slice(1),
  );
