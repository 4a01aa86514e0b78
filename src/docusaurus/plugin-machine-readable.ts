/**
 * Publishes files for programs beside the pages: `robots.txt`, which names the sitemaps; each page as Markdown, and
 * lists of them for language models; a feed of changes; pictures for social networks; the web app manifest.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HtmlTagObject, LoadContext, Plugin } from '@docusaurus/types';
import { writeCards } from '../publish/cards.ts';
import { FEED, feedOf, feedTitle } from '../publish/feed.ts';
import { writeMarkdown } from '../publish/llms.ts';
import { SITE } from '../publish/strings.ts';
import { localeOf, type Locale } from '../site/locales.ts';

const link = (attributes: Record<string, string>): HtmlTagObject => ({ tagName: 'link', attributes });

export default function machineReadable({ siteDir, i18n, siteConfig }: LoadContext): Plugin {
  const root = String(siteConfig.customFields?.['rootBaseUrl']);
  const site = siteConfig.url + root;
  const locale = localeOf(i18n.currentLocale);
  const feed = feedOf(siteDir, locale, site);
  return {
    name: 'machine-readable',
    injectHtmlTags: () => ({
      headTags: [
        link({ rel: 'manifest', href: `${siteConfig.baseUrl}manifest.webmanifest` }),
        link({ rel: 'apple-touch-icon', href: `${root}img/icon-192.png` }),
        ...(feed === undefined
          ? []
          : [
              link({
                rel: 'alternate',
                type: 'application/atom+xml',
                title: feedTitle(locale),
                href: siteConfig.baseUrl + FEED,
              }),
            ]),
      ],
    }),
    async postBuild({ outDir }) {
      mkdirSync(outDir, { recursive: true });
      const write = (file: string, text: string): void => writeFileSync(join(outDir, file), text);
      // Search engines read it at the root of the host alone; below a base path it is not used.
      if (i18n.currentLocale === i18n.defaultLocale) write('robots.txt', robotsTxt(site));
      write('manifest.webmanifest', JSON.stringify(manifestOf(locale, siteConfig.baseUrl, root)));
      if (feed === undefined) {
        console.warn(
          '[machine-readable] no feed and no dates: Git knows no history here. Clone all of it (fetch-depth: 0)',
        );
      } else write(FEED, feed);
      writeMarkdown(siteDir, locale, site, outDir);
      await writeCards(siteDir, locale, outDir);
    },
  };
}

const robotsTxt = (site: string): string =>
  `User-agent: *\nAllow: /\n\n${['', 'en/'].map((folder) => `Sitemap: ${site}${folder}sitemap.xml\n`).join('')}`;

/** Web app manifest, from which browsers install the site. */
const manifestOf = (locale: Locale, baseUrl: string, root: string): object => ({
  name: SITE.name[locale],
  short_name: SITE.shortName[locale],
  description: SITE.summary[locale],
  lang: locale,
  start_url: baseUrl,
  scope: root,
  display: 'minimal-ui',
  background_color: '#faf5ec',
  theme_color: '#faf5ec',
  icons: [
    { src: `${root}img/favicon.svg`, sizes: 'any', type: 'image/svg+xml' },
    ...[192, 512].map((size) => ({
      src: `${root}img/icon-${size}.png`,
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose: 'any maskable',
    })),
  ],
});
