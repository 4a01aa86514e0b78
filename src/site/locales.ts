/** The languages of the site, and where the pages of each are. */

export const LOCALES = ['es', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Folder of a language's pages, below the project's own. */
export const PAGES_FOLDER: Readonly<Record<Locale, string>> = {
  es: 'docs',
  en: 'i18n/en/docusaurus-plugin-content-docs/current',
};

/** Segment that a language's addresses begin with, below the site's root; empty for the default one. */
export const PREFIX: Readonly<Record<Locale, string>> = { es: '', en: 'en/' };

/** Name of a language in itself. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { es: 'Español', en: 'English' };

/** Language that is not this one. */
export const otherLocale = (locale: Locale): Locale => (locale === 'es' ? 'en' : 'es');

/** Language that a string such as `document.documentElement.lang` or Docusaurus' `currentLocale` names. */
export const localeOf = (name: string): Locale => (name === 'en' ? 'en' : 'es');

/** Language of a page, by the path of its file. */
export const localeOfFile = (path: string): Locale =>
  /[\\/]i18n[\\/]en[\\/]|^i18n[\\/]en[\\/]/.test(path) ? 'en' : 'es';
