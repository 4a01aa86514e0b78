/** Finds pages by words. Pure: the index comes in as data. */
import MiniSearch from 'minisearch';
import type { IndexedPage, Section } from './page.ts';
import type { Query } from './query.ts';
import { wordsOf } from './vocabulary.ts';

export interface Found {
  readonly page: IndexedPage;
  /** Where in the page, if one section answers better than the page as a whole. */
  readonly section?: Section;
  /** The words of the index that the query met, to be marked. */
  readonly words: ReadonlySet<string>;
  readonly score: number;
}

export interface Engine {
  readonly pages: readonly IndexedPage[];
  /** @returns best first; none, if too little of the query was met */
  find(query: Query): Found[];
}

/** How much a match in each field counts. */
const BOOST = { title: 5, errors: 4, headings: 2, description: 3, body: 1, rest: 0.7, twin: 2.5 };
/** A page that speaks of every error is the answer only to who asks for it. */
const BROAD = new Set(['overview']);
/** Less of a query than this, and the page has nothing to do with it. */
const LEAST_COVERED = 0.3;

/**
 * @param pages of one language
 */
export function openEngine(pages: readonly IndexedPage[]): Engine {
  const known = new Set<string>();
  const engine = new MiniSearch({
    fields: Object.keys(BOOST),
    idField: 'to',
    tokenize: (text, field) => {
      // What is left of a page was cut into words when the index was made.
      const words = field === 'rest' ? text.split(' ').filter(Boolean) : wordsOf(text);
      for (const word of words) known.add(word);
      return words;
    },
    processTerm: (word) => word,
  });
  engine.addAll(
    pages.map(({ to, title, errors, description, rest, twin, sections }) => ({
      to,
      title,
      errors,
      description,
      rest,
      twin,
      headings: sections.map(({ heading }) => heading).join('\n'),
      body: sections.map(({ text }) => text).join('\n'),
    })),
  );
  const byAddress = new Map(pages.map((page) => [page.to, page]));
  const printed = new Map(
    pages.map(({ to, title, errors }) => [
      to,
      `${title}\n${errors}`.split('\n').map((line) => ` ${wordsOf(line).join(' ')} `),
    ]),
  );

  return {
    pages,
    find(query) {
      const asked = [...query.words.keys()];
      if (asked.length === 0) return [];
      const phrase = ` ${query.phrase.join(' ')} `;
      const total = [...query.words.values()].reduce((sum, weight) => sum + weight, 0);
      return engine
        .search(asked.join(' '), {
          tokenize: (text) => text.split(' '),
          processTerm: (word) => word,
          boost: BOOST,
          boostTerm: (word) => query.words.get(word) ?? 1,
          // Only a word that stands nowhere is taken for a misspelling, or for the beginning of one.
          fuzzy: (word) =>
            known.has(word) || /^\d/.test(word) ? false : word.length > 7 ? 2 : word.length > 3 ? 1 : false,
          prefix: (word) => !known.has(word) && word.length > 2,
          weights: { fuzzy: 0.6, prefix: 0.7 },
        })
        .flatMap(({ id, score, queryTerms, terms }): Found[] => {
          const page = byAddress.get(id as string);
          if (page === undefined) return [];
          const covered = queryTerms.reduce((sum, word) => sum + (query.words.get(word) ?? 0), 0) / total;
          if (covered < LEAST_COVERED) return [];
          const words = new Set(terms);
          let worth = score * covered;
          if (BROAD.has(page.kind)) worth *= 0.5;
          if (query.isError && page.kind === 'reference') worth *= 1.25;
          if (query.phrase.length > 1 && printed.get(page.to)?.some((line) => line.includes(phrase)))
            worth *= 1.5;
          return [
            { page, words, score: worth, section: query.isError ? undefined : sectionFor(page, words) },
          ];
        })
        .sort((a, b) => b.score - a.score || a.page.to.localeCompare(b.page.to));
    },
  };
}

/** The section whose heading meets more of the query than the page's title does; undefined if none. */
function sectionFor(page: IndexedPage, words: ReadonlySet<string>): Section | undefined {
  const met = (text: string) => new Set(wordsOf(text).filter((word) => words.has(word))).size;
  let best: Section | undefined;
  let most = Math.max(1, met(page.title));
  for (const section of page.sections) {
    const count = met(section.heading);
    if (count > most) [best, most] = [section, count];
  }
  return best;
}
