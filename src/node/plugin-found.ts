/** What programs look for beside the pages: `robots.txt`, which names the sitemaps. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';

export default function found({ i18n, siteConfig }: LoadContext): Plugin {
  const site = `${siteConfig.url}${String(siteConfig.customFields?.['rootBaseUrl'])}`;
  return {
    name: 'found',
    postBuild({ outDir }) {
      // Engines ask for one at the root of the host alone; below a base path it does no harm.
      if (i18n.currentLocale === i18n.defaultLocale) {
        const sitemaps = ['', 'en/'].map((folder) => `Sitemap: ${site}${folder}sitemap.xml\n`);
        writeFileSync(join(outDir, 'robots.txt'), `User-agent: *\nAllow: /\n\n${sitemaps.join('')}`);
      }
      return Promise.resolve();
    },
  };
}
