/** Markup of the notice that a part of a page cannot be had. It stands in every page: by then no file of it may be left. */
import type { Locale } from '../../site/locales.ts';
import { NOT_LOADED } from '../strings.ts';

/** The closed notice of a language; it opens by `notice.browser.ts`. */
export const notLoaded = (locale: Locale): string =>
  `<dialog id="not-loaded" class="notice"><p>${NOT_LOADED.text[locale]}</p><button type="button" data-reload>${NOT_LOADED.reload[locale]}</button><form method="dialog"><button>${NOT_LOADED.close[locale]}</button></form></dialog>`;
