/** Search without a field. Its index is fetched once, when it is first asked. */
import { diagnose } from '../diagnosis/diagnose.ts';
import { answer, type Result } from './answer.ts';
import { openEngine, type Engine } from './engine.ts';
import type { IndexedPage } from './index-entry.ts';
import { locale } from '../shell/this-page.browser.ts';

let opening: Promise<Engine> | undefined;

/** Fetches the index of this page's language, once; again if that failed. */
export function openIndex(): Promise<Engine> {
  opening ??= (locale === 'es' ? import('search-index:es') : import('search-index:en')).then(
    ({ default: json }) => openEngine(JSON.parse(json) as IndexedPage[]),
    (error: unknown) => {
      opening = undefined;
      throw error;
    },
  );
  return opening;
}

/**
 * Searches the pages of this page's language.
 * @param text as it was typed or pasted; it stays in the browser
 * @returns pages, best first
 */
export const search = async (text: string): Promise<Result[]> => answer(text, await openIndex(), diagnose);
