import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import { localeOf, type Locale } from './locales.ts';

/** Language of the page that is rendered. */
export default function useLocale(): Locale {
  return localeOf(useDocusaurusContext().i18n.currentLocale);
}
