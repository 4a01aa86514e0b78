/** Answers of the search to a line, a question or a whole paste. */
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import type { Engine } from './engine.ts';
import { countMarked } from './mark.ts';
import type { IndexedPage, Section } from './index-entry.ts';
import { readQuery, unfolded } from './query.ts';

export interface Result {
  readonly to: string;
  readonly kind: string;
  readonly title: string;
  /** Part of the page that says most of what was asked, shown under the title. */
  readonly text: string;
  /** Words to be marked in both, as `wordsOf` gives them. */
  readonly words: ReadonlySet<string>;
}

const MOST_RESULTS = 8;

/**
 * Finds the pages that answer a text.
 * @param text as it was typed or pasted, of any length
 * @param diagnose reads the paste; it answers first, where it is sure
 * @returns best first, each page once; none if nothing fits
 */
export function answer(text: string, engine: Engine, diagnose: (text: string) => Diagnosis): Result[] {
  const query = readQuery(text);
  const found = engine.find(query);
  const words = found[0]?.words ?? new Set<string>();
  const isRead = query.isError || query.isTrace || query.isPasted;
  const paste = query.described ?? (isRead ? unfolded(text) : undefined);
  const first = paste === undefined ? saidAlone(text, diagnose) : diagnosed(diagnose(paste));
  const results = new Map<string, Result>();
  for (const to of first) {
    const page = engine.pages.find((known) => known.to === to);
    if (page !== undefined) results.set(to, resultOf(page, words, false));
  }
  for (const { page, words: met } of found) {
    if (results.size === MOST_RESULTS) break;
    if (!results.has(page.to)) results.set(page.to, resultOf(page, met, !query.isError));
  }
  return [...results.values()];
}

/** Share of a line that the error must cover, so that it counts as a pasted error and not as a question. */
const ALONE = 0.6;

/** Pages that a diagnosis leads to, if the text is little more than an error's message: `premature close`. */
function saidAlone(text: string, diagnose: (text: string) => Diagnosis): string[] {
  const diagnosis = diagnose(text);
  const [best] = diagnosis.causes;
  const said = best?.evidence[0];
  const isAlone = said !== undefined && said.end - said.start >= ALONE * text.trim().length;
  if (best === undefined || !isAlone) return [];
  const pages = diagnosed(diagnosis);
  // Who names an error and no situation asks for the error's own page.
  return best.certainty === 'certain' || best.error === undefined ? pages : [best.error, ...pages];
}

/** Pages that a diagnosis leads to: the fix first where it knows it, else the error's own page. */
function diagnosed({ causes }: Diagnosis): string[] {
  const [best] = causes;
  if (best === undefined) return [];
  const own = best.error === undefined ? [] : [best.error];
  const pages = best.certainty === 'possible' ? [...own, best.page] : [best.page, ...own];
  return [...pages, ...causes.slice(1, 3).map(({ page }) => page)];
}

/** Result for a page; a question may lead to the section that answers. */
function resultOf(page: IndexedPage, words: ReadonlySet<string>, isQuestion: boolean): Result {
  const section = isQuestion ? sectionFor(page, words) : undefined;
  const to = section === undefined ? page.to : `${page.to}#${section.id}`;
  return { to, kind: page.kind, title: page.title, text: textFor(page, words, section?.text), words };
}

/** Section whose heading meets more of the query than the page's title does; undefined if none. */
function sectionFor(page: IndexedPage, words: ReadonlySet<string>): Section | undefined {
  let best: Section | undefined;
  let most = Math.max(1, countMarked(page.title, words));
  for (const section of page.sections) {
    const count = countMarked(section.heading, words);
    if (count > most) [best, most] = [section, count];
  }
  return best;
}

/** Description, or the section that meets more of the query. */
function textFor(page: IndexedPage, words: ReadonlySet<string>, chosen?: string): string {
  let best = page.description;
  let most = countMarked(best, words);
  for (const text of chosen === undefined ? page.sections.map((section) => section.text) : [chosen]) {
    const count = countMarked(text, words);
    if (count > most) [best, most] = [text, count];
  }
  return best;
}
