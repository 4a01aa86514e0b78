import { useAlternatePageUtils } from '@docusaurus/theme-common/internal';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import DefaultNavbarItem from '@theme/NavbarItem/DefaultNavbarItem';
import type { Props } from '@theme/NavbarItem/LocaleDropdownNavbarItem';
import type { ReactNode } from 'react';

/** A link to the page in each other language: with two languages there is no list to drop down, and no script to do it. */
export default function LanguageLink({ mobile, position, className }: Props): ReactNode {
  const { i18n } = useDocusaurusContext();
  const { createUrl } = useAlternatePageUtils();
  return i18n.locales
    .filter((locale) => locale !== i18n.currentLocale)
    .map((locale) => (
      <DefaultNavbarItem
        key={locale}
        mobile={mobile}
        position={position}
        className={className}
        label={i18n.localeConfigs[locale]?.label}
        lang={locale}
        hrefLang={locale}
        to={`pathname://${createUrl({ locale, fullyQualified: false })}`}
        target="_self"
        autoAddBaseUrl={false}
      />
    ));
}
