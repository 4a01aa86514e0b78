/** Hands the sitemap plugin the items of `publish/sitemap.ts` in place of its own. */
import type { Options } from '@docusaurus/plugin-sitemap';
import { sitemapItem } from '../publish/sitemap.ts';

/**
 * Function that the sitemap plugin calls to make its items.
 * @param root the project's folder
 */
export function sitemapItems(root: string): NonNullable<Options['createSitemapItems']> {
  return async ({ defaultCreateSitemapItems, ...params }) => {
    const { url, baseUrl, customFields } = params.siteConfig;
    const site = url + String(customFields?.['rootBaseUrl']);
    const here = url + baseUrl;
    const items = await defaultCreateSitemapItems(params);
    return items.map((item) =>
      sitemapItem(root, site, here === site ? 'es' : 'en', item.url.slice(here.length)),
    );
  };
}
