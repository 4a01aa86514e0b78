/** What the search answers to a line, a question or a whole paste. Pure. */
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import type { Engine, Found } from './engine.ts';
import { countMarked } from './mark.ts';
import type { IndexedPage } from './page.ts';
import { readQuery, unfolded } from './query.ts';

export interface Result {
  readonly to: string;
  readonly kind: string;
  readonly title: string;
  /** What is shown under the title: the part of the page that says most of what was asked. */
  readonly text: string;
  /** To be marked in both, as `wordsOf` gives them. */
  readonly words: ReadonlySet<string>;
}

const MOST_RESULTS = 8;

/**
 * @param text as it was typed or pasted, of any length
 * @param diagnose reads the paste; it answers first, where it is sure
 * @returns best first, each page once; none if nothing fits
 */
export function answer(text: string, engine: Engine, diagnose: (text: string) => Diagnosis): Result[] {
  const query = readQuery(text);
  const found = engine.find(query);
  const words = found[0]?.words ?? new Set<string>();
  const paste = query.described ?? (query.isError || query.isTrace ? unfolded(text) : undefined);
  const first = paste === undefined ? [] : diagnosed(diagnose(paste));
  const results = new Map<string, Result>();
  for (const to of first) {
    const page = engine.pages.find((known) => known.to === to);
    if (page !== undefined) results.set(to, resultOf({ page, words, score: 0 }));
  }
  for (const one of found) if (!results.has(one.page.to)) results.set(one.page.to, resultOf(one));
  return [...results.values()].slice(0, MOST_RESULTS);
}

/** The pages that a diagnosis leads to: the fix first where it knows it, else the error's own page. */
function diagnosed({ verdict, causes }: Diagnosis): string[] {
  const [best] = causes;
  if (best === undefined || verdict === 'nothing' || verdict === 'other') return [];
  const own = best.error === undefined ? [] : [best.error];
  const pages = best.certainty === 'possible' ? [...own, best.page] : [best.page, ...own];
  return [...pages, ...causes.slice(1, 3).map(({ page }) => page)];
}

function resultOf({ page, section, words }: Found): Result {
  const to = section === undefined ? page.to : `${page.to}#${section.id}`;
  return { to, kind: page.kind, title: page.title, text: textFor(page, words, section?.text), words };
}

/** The description, or the section that meets more of the query. */
function textFor(page: IndexedPage, words: ReadonlySet<string>, chosen?: string): string {
  let best = page.description;
  let most = countMarked(best, words);
  for (const text of chosen === undefined ? page.sections.map((section) => section.text) : [chosen]) {
    const count = countMarked(text, words);
    if (count > most) [best, most] = [text, count];
  }
  return best;
}
