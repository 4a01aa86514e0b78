/** Address and language of this page. */
import { localeOf } from '../site/locales.ts';

/** The root of the site, both languages in it; ends with a slash. Every script lies in the same folder. */
export const rootUrl = new URL('../../', import.meta.url).pathname;

/** Language of this page. */
export const locale = localeOf(document.documentElement.lang);

/** The root of this page's language; ends with a slash. */
export const localeUrl = locale === 'en' ? `${rootUrl}en/` : rootUrl;
