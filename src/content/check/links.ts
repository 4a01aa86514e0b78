/** Check of links and anchors within the site. The build finds the same, but only at its end. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PAGES_FOLDER } from '../../site/locales.ts';
import { readPage } from '../page.ts';
import { addressOf, listPages } from '../pages.ts';
import type { Problem } from './problem.ts';

/** Pages written in React, such as `/diagnose`. */
const REACT_PAGES = 'src/docusaurus/pages';

/** The feature's own component, which a file in `pages/` only names. */
function sourceOf(page: string): string {
  const [, component = ''] = /from '([^']+)'/.exec(readFileSync(page, 'utf8')) ?? [];
  return readFileSync(join(dirname(page), component), 'utf8');
}

/** Addresses of React pages, and the ids that stand in their source. */
const reactAnchors = (root: string): [string, string[]][] =>
  readdirSync(join(root, REACT_PAGES), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => [
      `/${file.replace(/(?:\/?index)?\.tsx$/, '')}`,
      [...sourceOf(join(root, REACT_PAGES, file)).matchAll(/ id="([\w-]+)"/g)].map(([, id = '']) => id),
    ]);

/**
 * @param root the project's folder
 * @param planned addresses of pages that are not written yet
 */
export function checkLinks(root: string, planned: readonly string[] = []): Problem[] {
  return Object.values(PAGES_FOLDER).flatMap((folder) => {
    const pages = listPages(join(root, folder));
    const anchors = new Map([
      ...pages.map((page): [string, string[]] => [
        addressOf(page),
        readPage(join(root, folder, page)).headings.map(({ value }) => value),
      ]),
      ...reactAnchors(root),
    ]);
    return pages.flatMap((page) => {
      const path = join(folder, page);
      return readPage(join(root, path)).links.flatMap(({ line, value }): Problem[] => {
        if (/^(?:https?|mailto):/.test(value)) return [];
        const [target = '', anchor] = value.split('#');
        const ids = anchors.get(target === '' ? addressOf(page) : target);
        if (ids === undefined) {
          if (planned.includes(target) || existsSync(join(root, 'static', target))) return [];
          return [`${path}:${line}: link "${value}" leads to no page: correct it or write the page`];
        }
        if (anchor === undefined || ids.includes(anchor)) return [];
        return [`${path}:${line}: link "${value}": there is no heading with that id`];
      });
    });
  });
}
