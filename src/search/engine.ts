/** Finds pages by words. Pure: the index comes in as data. */
import MiniSearch from 'minisearch';
import type { IndexedPage } from './index-entry.ts';
import type { Query } from './query.ts';
import { isCode, phraseOf, spelledLike, stemOf, wordsOf } from './vocabulary.data.ts';

export interface Found {
  readonly page: IndexedPage;
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
/** How much it counts that a title names all that was asked for. */
const ABOUT = 0.5;
/** How much the page that is asked for most counts before the others; the second half as much, and so on. */
const FIRST_OF_ITS_KIND = 0.3;
/** Runtimes that have pages of their own, and what such a page is worth to who names none of them. */
const RUNTIMES = new Set(['python', 'deno', 'bun'].map(stemOf));
const NODE = stemOf('node');
const ELSEWHERE = 0.7;
/** How much an error's code counts before a word. */
const CODE = 2;
/** How much a word that the site does not know weighs against a page. */
const UNKNOWN = 0.3;
const MOST_COMPLETIONS = 12;
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
    pages.map(({ to, errors }) => [
      to,
      errors
        .split('\n')
        .map(phraseOf)
        .filter((line) => line.length > 1)
        .map((line) => ` ${line.join(' ')} `),
    ]),
  );
  /** The runtimes that a page is about, if it is not about Node.js. */
  const scopes = new Map(
    pages.flatMap(({ to, title }) => {
      const words = wordsOf(title);
      const runtimes = words.filter((word) => RUNTIMES.has(word));
      return runtimes.length > 0 && !words.includes(NODE) ? [[to, runtimes] as const] : [];
    }),
  );
  const titleWords = new Map(pages.map(({ to, title }) => [to, new Set(wordsOf(title))]));
  const titles = new Map(pages.map(({ to, title }) => [to, ` ${phraseOf(title).join(' ')} `]));
  const likes = new Map<string, string[]>();
  /** What a word that stands nowhere may be: the beginning of others, or a misspelling. */
  const likeOf = (word: string): string[] => {
    let like = likes.get(word);
    if (like === undefined) {
      const longer = word.length > 2 ? [...known].filter((other) => other.startsWith(word)) : [];
      like = longer.length > 0 ? longer.slice(0, MOST_COMPLETIONS) : spelledLike(word, known);
      if (likes.size > 500) likes.clear();
      likes.set(word, like);
    }
    return like;
  };

  return {
    pages,
    find(query) {
      /** Each word asked for, with the words of the index that it may stand for. */
      const asked = [...query.words].map(([word, share]) => {
        const meant = known.has(word) ? [word] : likeOf(word);
        const weight = (isCode(word) ? CODE : 1) * share;
        return { meant, weight, counts: meant.length > 0 ? weight : weight * UNKNOWN };
      });
      const weights = new Map<string, number>();
      for (const { meant, weight } of asked) {
        for (const word of meant)
          weights.set(word, Math.max(weights.get(word) ?? 0, weight / Math.sqrt(meant.length)));
      }
      if (weights.size === 0) return [];
      const phrase = ` ${query.phrase.join(' ')} `;
      return engine
        .search([...weights.keys()].join(' '), {
          tokenize: (text) => text.split(' '),
          processTerm: (word) => word,
          boost: BOOST,
          bm25: { k: 0.7, b: 0.7, d: 0.5 },
          boostTerm: (word) => weights.get(word) ?? 1,
        })
        .flatMap(({ id, score, terms }): Found[] => {
          const page = byAddress.get(id as string);
          if (page === undefined) return [];
          const words = new Set(terms);
          const covered = shareMet(asked, words);
          if (covered < LEAST_COVERED) return [];
          let worth = (score / words.size) * covered * covered;
          if (query.isError || query.words.size < 4) {
            if (page.kind === 'reference') worth *= 1 + FIRST_OF_ITS_KIND / page.position;
          } else if (page.kind === 'recipes') worth *= 1.1;
          worth *= 1 + ABOUT * shareMet(asked, titleWords.get(page.to));
          if (BROAD.has(page.kind)) worth *= 0.5;
          if (scopes.get(page.to)?.every((runtime) => !weights.has(runtime)) === true) worth *= ELSEWHERE;
          if (query.isError && page.kind === 'reference') worth *= 1.25;
          if (query.phrase.length > 1) {
            if (titles.get(page.to)?.includes(phrase) === true) worth *= 1.5;
            else if (
              printed.get(page.to)?.some((line) => line.includes(phrase) || phrase.includes(line)) === true
            )
              worth *= 1.25;
          }
          return [{ page, words, score: worth }];
        })
        .sort((a, b) => b.score - a.score || a.page.to.localeCompare(b.page.to));
    },
  };
}

interface Asked {
  /** The words of the index that it may stand for. */
  readonly meant: readonly string[];
  readonly counts: number;
}

/** How much of what was asked for is among some words, from 0 to 1. */
function shareMet(asked: readonly Asked[], words: ReadonlySet<string> | undefined): number {
  let all = 0;
  let met = 0;
  for (const { meant, counts } of asked) {
    all += counts;
    if (meant.some((word) => words?.has(word))) met += counts;
  }
  return all === 0 ? 0 : met / all;
}
