/**
 * Stops a build whose pages break the rules of `check-pages.ts`, and lists the pages for the home page, recorded errors
 * for the diagnosis and the errors' addresses.
 */
import { join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { sidebarEntries } from '../content/pages.ts';
import { checkPages } from '../content/check/check-pages.ts';
import { errorAddresses } from '../error-addresses/addresses.build.ts';
import { listSamples } from '../diagnosis/samples.build.ts';
import { localeOf } from '../site/locales.ts';

export default function siteChecks({ siteDir, i18n }: LoadContext): Plugin {
  return {
    name: 'site-checks',
    getPathsToWatch: () => [
      join(siteDir, 'examples/**/*'),
      join(siteDir, 'docs/**/*'),
      join(siteDir, 'i18n/**/*'),
    ],
    loadContent() {
      const problems = checkPages(siteDir);
      if (problems.length > 0) throw new Error(`pages to mend:\n${problems.join('\n')}`);
      return Promise.resolve(sidebarEntries(siteDir, localeOf(i18n.currentLocale)));
    },
    async contentLoaded({ content, actions }) {
      await actions.createData('catalogue.json', JSON.stringify(content));
      await actions.createData('samples.json', JSON.stringify(listSamples(join(siteDir, 'examples'))));
      await actions.createData('error-addresses.json', JSON.stringify(errorAddresses(siteDir)));
    },
  };
}
