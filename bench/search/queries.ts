/** The queries that the search is measured by, each from a real thread or manual. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const asked = {
  q: z.string().min(1),
  /** What the question is put in, or whose system prints the message. */
  lang: z.enum(['es', 'en']),
  /** Pages that answer, the best one first. */
  pages: z.array(z.string().regex(/^\/(?:recipes|reference|explanation)\/[\w-]+$/)).min(1),
};

/** Questions that nobody was found asking, but that are put as people put them. */
export const questionSchema = z.array(z.strictObject(asked));

const schema = z.array(
  z.strictObject({
    ...asked,
    kind: z.enum(['error', 'code', 'frame', 'system', 'spelling', 'forms', 'question', 'trace']),
    /** Where the text was found, or the question asked, if need be in another language. */
    source: z.url(),
    /** `measure`: not looked at while the ranking is tuned. */
    set: z.enum(['tune', 'measure']),
  }),
);

export type BenchQuery = z.infer<typeof schema>[number];

/**
 * @param root the project's folder
 * @throws what is wrong with the file, by zod
 */
export const readQueries = (root: string): BenchQuery[] =>
  schema.parse(JSON.parse(readFileSync(join(root, 'bench', 'search', 'queries.json'), 'utf8')));

export interface Score {
  /** Mean of 1 / place of the first page that answers; 0 where none is found. */
  readonly reciprocalRank: number;
  /** Share of queries whose first result answers. */
  readonly first: number;
  /** Share with an answer among the first three. */
  readonly firstThree: number;
}

/**
 * @param queries what was asked
 * @param results the addresses found for each, best first, without locale and fragment
 */
export function scoreOf(
  queries: readonly Pick<BenchQuery, 'pages'>[],
  results: readonly (readonly string[])[],
): Score {
  const places = queries.map(({ pages }, n) => results[n]?.findIndex((to) => pages.includes(to)) ?? -1);
  const mean = (worth: (place: number) => number) =>
    places.reduce((sum, place) => sum + worth(place), 0) / places.length;
  return {
    reciprocalRank: mean((place) => (place < 0 ? 0 : 1 / (place + 1))),
    first: mean((place) => Number(place === 0)),
    firstThree: mean((place) => Number(place >= 0 && place < 3)),
  };
}
