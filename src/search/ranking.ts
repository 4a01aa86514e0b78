/** Ranking of the search: how much a page is worth to a query, beyond the words that it holds. */
import type { IndexedPage } from './index-entry.ts';
import type { Query } from './query.ts';
import { stemOf } from './words/stemmer.ts';
import { phraseOf, wordsOf } from './words/words.ts';

/** Weight of a match in each field. Printed errors are long and full of common words: as a phrase they weigh more. */
export const BOOST = { title: 5, errors: 0.2, headings: 2, description: 3, body: 1, rest: 0.7, twin: 2.5 };
/** Weight of an error's code against that of a word. */
export const CODE_WEIGHT = 2;
/** Weight of a word that the site does not know, against a page. */
export const UNKNOWN_WEIGHT = 0.3;

/** Minimum share of the query that a page must meet. */
const LEAST_COVERED = 0.3;
/** Advantage of a page whose title names all that was asked for. */
const ABOUT = 0.5;
/** Advantage of the most asked for error page; the second has half of it, and so on. */
const FIRST_OF_ITS_KIND = 0.3;
/** Words of a query from which on it describes a situation, which recipes answer. */
const SITUATION_WORDS = 4;
const RECIPE = 1.1;
/** Advantage of an error's page when an error was pasted. */
const ERROR_PAGE = 1.25;
/** Advantage of a page whose title, or one of whose printed errors, holds the query as it stands. */
const PHRASE = { title: 1.5, printed: 1.25 };
/** Factor for pages about all errors, which are rarely the answer. */
const BROAD = { kinds: new Set(['overview']), worth: 0.5 };
/** Runtimes that have pages of their own, and the factor of such a page for a query that names none of them. */
const OTHER_RUNTIMES = { words: new Set(['python', 'deno', 'bun'].map(stemOf)), worth: 0.7 };
const NODE = stemOf('node');

/** A word asked for. */
export interface AskedWord {
  /** Words of the index that it may stand for. */
  readonly meant: readonly string[];
  /** Weight in the search of the index. */
  readonly weight: number;
  /** Weight when what a page meets is compared with what was asked. */
  readonly counts: number;
}

/** A page with what the ranking compares, worked out once. */
export interface RankedPage {
  readonly page: IndexedPage;
  readonly titleWords: ReadonlySet<string>;
  readonly titlePhrase: string;
  readonly printedPhrases: readonly string[];
  /** Runtimes that the page is about, if it is not about Node.js. */
  readonly runtimes: readonly string[];
}

/** Words between spaces, so that one phrase holds another only at word borders. */
const padded = (words: readonly string[]): string => ` ${words.join(' ')} `;

/** Works out what the ranking compares of a page. */
export function rankedPage(page: IndexedPage): RankedPage {
  const words = wordsOf(page.title);
  return {
    page,
    titleWords: new Set(words),
    titlePhrase: padded(phraseOf(page.title)),
    printedPhrases: page.errors
      .split('\n')
      .map(phraseOf)
      .filter((line) => line.length > 1)
      .map(padded),
    runtimes: words.includes(NODE) ? [] : words.filter((word) => OTHER_RUNTIMES.words.has(word)),
  };
}

/**
 * Worth of a page that the index found.
 * @param score of the index
 * @param met words of the index that the query met on the page
 * @returns 0 if too little of the query was met
 */
export function worthOf(
  ranked: RankedPage,
  score: number,
  met: ReadonlySet<string>,
  query: Query,
  asked: readonly AskedWord[],
): number {
  const { page, titleWords, runtimes } = ranked;
  const covered = shareMet(asked, met);
  if (covered < LEAST_COVERED) return 0;
  let worth = (score / met.size) * covered * covered;
  worth *= worthOfKind(page, query);
  worth *= 1 + ABOUT * shareMet(asked, titleWords);
  const isElsewhere =
    runtimes.length > 0 && !asked.some(({ meant }) => meant.some((word) => runtimes.includes(word)));
  if (isElsewhere) worth *= OTHER_RUNTIMES.worth;
  return worth * worthOfPhrase(ranked, query);
}

function worthOfKind({ kind, position }: IndexedPage, query: Query): number {
  if (BROAD.kinds.has(kind)) return BROAD.worth;
  const isShort = query.isError || query.words.size < SITUATION_WORDS;
  if (kind === 'recipes') return isShort ? 1 : RECIPE;
  if (kind !== 'reference') return 1;
  return (isShort ? 1 + FIRST_OF_ITS_KIND / position : 1) * (query.isError ? ERROR_PAGE : 1);
}

function worthOfPhrase({ titlePhrase, printedPhrases }: RankedPage, query: Query): number {
  if (query.phrase.length < 2) return 1;
  const phrase = padded(query.phrase);
  if (titlePhrase.includes(phrase)) return PHRASE.title;
  const isPrinted = printedPhrases.some((line) => line.includes(phrase) || phrase.includes(line));
  return isPrinted ? PHRASE.printed : 1;
}

/** Share of what was asked for that is among some words, from 0 to 1. */
function shareMet(asked: readonly AskedWord[], words: ReadonlySet<string>): number {
  let all = 0;
  let met = 0;
  for (const { meant, counts } of asked) {
    all += counts;
    if (meant.some((word) => words.has(word))) met += counts;
  }
  return all === 0 ? 0 : met / all;
}
