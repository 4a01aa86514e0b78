/** The sitemap of a language: each page with its twin, and the day on which it last changed. */
import { datesOf } from '../content/history.ts';
import { pageAt } from '../content/pages.ts';
import { shownOn } from '../embed/shown-examples.build.ts';
import { PREFIX, type Locale } from '../site/locales.ts';

/** Page, as the sitemap names it. */
export interface SitemapItem {
  readonly url: string;
  /** Day of the last change; absent where Git knows none. */
  readonly lastmod?: string;
  /** The page in each language. */
  readonly links: { readonly lang: string; readonly url: string }[];
}

/**
 * Item of a page, with its day and its twin.
 * @param root the project's folder
 * @param site where the site is published, with its base, ending with a slash
 * @param path of the page below its language
 */
export function sitemapItem(root: string, site: string, locale: Locale, path: string): SitemapItem {
  const page = pageAt(root, locale, `/${path}`);
  const modified =
    page === undefined ? undefined : datesOf(root, locale, page, shownOn(root, locale, page))?.modified;
  const [es, en] = [site + PREFIX.es + path, site + PREFIX.en + path];
  return {
    url: { es, en }[locale],
    ...(modified === undefined ? {} : { lastmod: modified.slice(0, 10) }),
    links: [
      { lang: 'es', url: es },
      { lang: 'en', url: en },
      { lang: 'x-default', url: es },
    ],
  };
}
