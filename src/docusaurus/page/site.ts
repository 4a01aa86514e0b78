/** Language of the page that is rendered, and addresses of the site. */
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { localeOf, type Locale } from '../../site/locales.ts';

/** Language of the page. */
export function useLocale(): Locale {
  return localeOf(useDocusaurusContext().i18n.currentLocale);
}

/** Address of the site's own root, of which each language but the first is a subfolder; ends with a slash. */
export function useRootUrl(): string {
  const root = useDocusaurusContext().siteConfig.customFields?.['rootBaseUrl'];
  return typeof root === 'string' ? root : '/';
}

/** Home page of the language: its address on the host, and with the host; both end with a slash. */
export function useHome(): { readonly path: string; readonly url: string } {
  const { url, baseUrl } = useDocusaurusContext().siteConfig;
  return { path: baseUrl, url: url + baseUrl };
}
