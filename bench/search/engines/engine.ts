/** What each engine that is measured offers: in the browser, it fetches its index and answers. */

/** A section, as the engines that take documents get it: whole, as the theme's own index did. */
export interface Section {
  readonly id: string;
  readonly to: string;
  readonly title: string;
  readonly heading: string;
  readonly text: string;
}

/** Answers with addresses without locale and fragment, best first, each page once. */
export type Search = (text: string) => Promise<string[]> | string[];

/** @param locale whose index is fetched; `data` gives a file that `run.ts` has made for the engine */
export type Open = (locale: 'es' | 'en', data: (name: string) => Promise<unknown>) => Promise<Search>;

export const pagesOf = (addresses: readonly string[]): string[] => [...new Set(addresses)];
