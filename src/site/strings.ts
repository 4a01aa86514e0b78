/**
 * Strings of the interface, in both languages. Each feature has one table of them, `strings.ts` in its folder:
 *   export const SEARCH = { open: { es: 'Buscar', en: 'Search' } } satisfies Strings;
 * so that a reader's browser gets those of the features it runs. `test/site/ui-strings.test.ts` checks all tables.
 */
import type { Locale } from './locales.ts';

/** Text in every language; `{name}` stands for a value that `fill` puts in. */
export type Said = Readonly<Record<Locale, string>>;

/** Table of a feature's strings, by what they are for. */
export type Strings = Readonly<Record<string, Said>>;

/**
 * Puts values in place of `{name}`.
 * @throws when the text names a value that is not given
 */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`"${text}" wants a value for {${name}}`);
    return String(value);
  });
}
