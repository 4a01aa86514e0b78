/** The sitemap of a language: each page with its twin, and the day on which it last changed. */
import type { Options } from '@docusaurus/plugin-sitemap';
import { datesOf } from '../content/history.ts';
import { pageAt } from '../content/pages.ts';
import { shownOn } from '../embed/shown-examples.ts';
import type { Locale } from '../site/locales.ts';

/** Function that the sitemap plugin calls to make its items. */
export function sitemapItems(root: string): NonNullable<Options['createSitemapItems']> {
  return async ({ defaultCreateSitemapItems, ...params }) => {
    const { url, baseUrl, customFields } = params.siteConfig;
    const site = url + String(customFields?.['rootBaseUrl']);
    const here = url + baseUrl;
    const locale: Locale = here === site ? 'es' : 'en';
    const items = await defaultCreateSitemapItems(params);
    return items.map((item) => {
      const path = item.url.slice(here.length);
      const page = pageAt(root, locale, `/${path}`);
      const modified =
        page === undefined ? undefined : datesOf(root, locale, page, shownOn(root, locale, page))?.modified;
      return {
        url: item.url,
        ...(modified === undefined ? {} : { lastmod: modified.slice(0, 10) }),
        links: [
          { lang: 'es', url: site + path },
          { lang: 'en', url: `${site}en/${path}` },
          { lang: 'x-default', url: site + path },
        ],
      };
    });
  };
}
