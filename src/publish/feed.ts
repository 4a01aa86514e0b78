/** The changes of the site as an Atom feed: every page, the last that changed first. */
import { Feed } from 'feed';
import { escapeHtml } from '../code/code-html.ts';
import { datesOf } from '../content/history.ts';
import { shownOn } from '../embed/shown-examples.build.ts';
import { homeOf, type SiteUrl } from './markdown.ts';
import { kindsOf } from '../content/pages.ts';
import type { Locale } from '../site/locales.ts';
import { SITE } from './strings.ts';

/** File name of the feed, below each language. */
export const FEED = 'changes.atom';

/** Title of the feed, as readers see it in lists. */
export const feedTitle = (locale: Locale): string => `${SITE.name[locale]}: ${SITE.changes[locale]}`;

/** Number of entries in the feed. */
const MOST = 40;

/**
 * An entry is a page and keeps its address as its id, so that a reader sees a page that changed as one that changed.
 * @param root the project's folder
 * @returns undefined where Git cannot tell when pages changed (see `history.ts`)
 */
export function feedOf(root: string, locale: Locale, site: SiteUrl): string | undefined {
  const home = homeOf(site, locale);
  const entries = kindsOf(root, locale)
    .flatMap(({ label, pages }) =>
      pages.map((page) => ({
        ...page,
        label,
        dates: datesOf(root, locale, page.page, shownOn(root, locale, page.page)),
      })),
    )
    .flatMap(({ dates, ...entry }) => (dates === undefined ? [] : [{ ...entry, ...dates }]))
    .sort((a, b) => b.modified.localeCompare(a.modified) || a.path.localeCompare(b.path));
  const [last] = entries;
  if (last === undefined) return undefined;
  const name = SITE.name[locale];
  const feed = new Feed({
    id: home,
    title: feedTitle(locale),
    description: SITE.summary[locale],
    link: home,
    language: locale,
    updated: new Date(last.modified),
    feedLinks: { atom: home + FEED },
    author: { name, link: home },
    copyright: 'MIT',
    favicon: `${site}img/favicon.svg`,
  });
  for (const { path, title, description, label, published, modified } of entries.slice(0, MOST)) {
    feed.addItem({
      id: home + path,
      link: home + path,
      // Both are HTML to a reader of feeds.
      title: escapeHtml(title),
      description: escapeHtml(description),
      category: [{ name: label }],
      published: new Date(published),
      date: new Date(modified),
    });
  }
  return feed.atom1();
}
