/** Finds pages by words, in an index that comes in as data. */
import MiniSearch from 'minisearch';
import type { IndexedPage } from './index-entry.ts';
import type { Query } from './query.ts';
import { BOOST, CODE_WEIGHT, rankedPage, UNKNOWN_WEIGHT, worthOf, type AskedWord } from './ranking.ts';
import { spelledLike } from './words/spelling.ts';
import { isCode, wordsOf } from './words/words.ts';

interface FoundPage {
  readonly page: IndexedPage;
  /** Words of the index that the query met, to be marked. */
  readonly words: ReadonlySet<string>;
  readonly score: number;
}

export interface Engine {
  readonly pages: readonly IndexedPage[];
  /** @returns best first; none, if too little of the query was met */
  find(query: Query): FoundPage[];
}

/** Shortest beginning of a word that is completed. */
const LEAST_TYPED = 3;
const MOST_COMPLETIONS = 12;
/** Entries in the memory of misspelt words. */
const MOST_REMEMBERED = 500;

/** Saturation (k), length norm (b) and lower bound (d) of BM25+: titles are short, and a second mention says little. */
const BM25 = { k: 0.7, b: 0.7, d: 0.5 };

/**
 * Builds an engine.
 * @param pages of one language
 */
export function openEngine(pages: readonly IndexedPage[]): Engine {
  const { index, known } = indexOf(pages);
  const rankedByAddress = new Map(pages.map((page) => [page.to, rankedPage(page)]));
  const alike = alikeAmong(known);
  return {
    pages,
    find(query) {
      const asked = [...query.words].map(([word, share]): AskedWord => {
        const meant = known.has(word) ? [word] : alike(word);
        const weight = (isCode(word) ? CODE_WEIGHT : 1) * share;
        return { meant, weight, counts: meant.length > 0 ? weight : weight * UNKNOWN_WEIGHT };
      });
      const weights = weightsOf(asked);
      if (weights.size === 0) return [];
      return index
        .search([...weights.keys()].join(' '), {
          tokenize: (text) => text.split(' '),
          processTerm: (word) => word,
          boost: BOOST,
          bm25: BM25,
          boostTerm: (word) => weights.get(word) ?? 1,
        })
        .flatMap(({ id, score, terms }): FoundPage[] => {
          const ranked = rankedByAddress.get(id as string);
          if (ranked === undefined) return [];
          const words = new Set(terms);
          const worth = worthOf(ranked, score, words, query, asked);
          return worth > 0 ? [{ page: ranked.page, words, score: worth }] : [];
        })
        .sort((a, b) => b.score - a.score || a.page.to.localeCompare(b.page.to));
    },
  };
}

/** Puts the pages into an index, and collects the words that it knows. */
function indexOf(pages: readonly IndexedPage[]): { index: MiniSearch; known: ReadonlySet<string> } {
  const known = new Set<string>();
  const index = new MiniSearch({
    fields: Object.keys(BOOST),
    idField: 'to',
    tokenize: (text, field) => {
      // The rest of a page was cut into words when the index was made.
      const words = field === 'rest' ? text.split(' ').filter(Boolean) : wordsOf(text);
      for (const word of words) known.add(word);
      return words;
    },
    processTerm: (word) => word,
  });
  index.addAll(
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
  return { index, known };
}

/** Weight of each word of the index in the search; a word asked for shares its own among those that it may stand for. */
function weightsOf(asked: readonly AskedWord[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { meant, weight } of asked) {
    for (const word of meant) {
      weights.set(word, Math.max(weights.get(word) ?? 0, weight / Math.sqrt(meant.length)));
    }
  }
  return weights;
}

/** Finds what an unknown word may be: the beginning of known ones, or a misspelling. Remembers what it found. */
function alikeAmong(known: ReadonlySet<string>): (word: string) => readonly string[] {
  const remembered = new Map<string, readonly string[]>();
  return (word) => {
    let alike = remembered.get(word);
    if (alike === undefined) {
      const longer = word.length >= LEAST_TYPED ? [...known].filter((other) => other.startsWith(word)) : [];
      alike = longer.length > 0 ? longer.slice(0, MOST_COMPLETIONS) : spelledLike(word, known);
      if (remembered.size > MOST_REMEMBERED) remembered.clear();
      remembered.set(word, alike);
    }
    return alike;
  };
}
