/** Dates of pages, from the history in Git. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runSync } from '../lib/spawn.mjs';
import { PAGES_FOLDER, type Locale } from '../site/locales.ts';

/** Moments, as `2026-11-25T18:00:00.000Z`. */
export interface Dates {
  readonly published: string;
  readonly modified: string;
}

/** Folders that pages are made from. */
const FOLDERS = [PAGES_FOLDER.es, PAGES_FOLDER.en, 'examples'];

/**
 * Dates of the first and last change of each file, by its path from the root.
 * @param root the project's folder
 * @returns undefined where Git cannot tell: no repository, or a shallow clone, whose every file seems new
 */
export function historyOf(root: string): Map<string, Dates> | undefined {
  const git = (...args: string[]) => runSync('git', ['-c', 'core.quotePath=false', ...args], { cwd: root });
  const isShallow = git('rev-parse', '--is-shallow-repository');
  if (isShallow.failure !== undefined || isShallow.stdout.trim() === 'true') return undefined;
  const log = git('log', '--relative', '--format=%x00%at', '--name-only', '--', ...FOLDERS);
  if (log.failure !== undefined) return undefined;
  const found = new Map<string, Dates>();
  for (const commit of log.stdout.split('\0').slice(1)) {
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

const histories = new Map<string, Map<string, Dates> | undefined>();

/**
 * Dates on which a page was published, and on which it or an example that it shows last changed.
 * @param page path within the folder of its language, such as `reference/epipe.mdx`
 * @param shown ids of the examples that it shows
 * @returns undefined where Git cannot tell
 */
export function datesOf(
  root: string,
  locale: Locale,
  page: string,
  shown: readonly string[] | 'all',
): Dates | undefined {
  if (!histories.has(root)) histories.set(root, historyOf(root));
  const history = histories.get(root);
  const path = `${PAGES_FOLDER[locale]}/${page}`;
  const own = history?.get(path);
  if (history === undefined || own === undefined) return undefined;
  let { modified } = own;
  for (const [file, dates] of history) {
    const [folder, example = ''] = file.split('/');
    if (folder !== 'examples' || !(shown === 'all' || shown.includes(example))) continue;
    // Deleted files are in the history, too.
    if (dates.modified > modified && existsSync(join(root, file))) modified = dates.modified;
  }
  return { published: own.published, modified };
}
