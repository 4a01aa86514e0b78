/** Figures of the search: how many queries of each set are answered first, and how many among three. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { answer } from '../../src/search/answer.ts';
import { openEngine } from '../../src/search/engine.ts';
import { searchIndexOf } from '../../src/search/index.build.ts';
import type { Locale } from '../../src/site/locales.ts';
import { questionSchema, readQueries } from './queries.ts';

/** Sets of a language: `foreign` are the queries of the other language, `questions` are made up, `measure` is not to be looked at. */
export const SETS = ['tune', 'measure', 'foreign', 'questions'] as const;
export type SetName = (typeof SETS)[number];

const figureSchema = z.strictObject({
  of: z.number().int(),
  first: z.number().int(),
  firstThree: z.number().int(),
});
export type Figure = z.infer<typeof figureSchema>;

const figuresSchema = z.record(z.enum(['es', 'en']), z.record(z.enum(SETS), figureSchema));
export type Figures = z.infer<typeof figuresSchema>;

const FILE = join('bench', 'search', 'figures.json');

/** Figures that were recorded: the least that the search must reach. */
export const readFigures = (root: string): Figures =>
  figuresSchema.parse(JSON.parse(readFileSync(join(root, FILE), 'utf8')));

export interface Measured {
  readonly figure: Figure;
  /** Queries whose first result does not answer. */
  readonly notFirst: readonly string[];
}

/** Asks every query of a language's sets. */
export function measure(root: string, locale: Locale): Record<SetName, Measured> {
  const engine = openEngine(searchIndexOf(root, locale));
  const queries = readQueries(root);
  const questions = questionSchema.parse(
    JSON.parse(readFileSync(join(root, 'test', 'search', 'questions.json'), 'utf8')),
  );
  const own = queries.filter(({ lang }) => lang === locale);
  const measured = (asked: readonly { q: string; pages: string[] }[]): Measured => {
    const places = asked.map(({ q, pages }) =>
      answer(q, engine, diagnose).findIndex(({ to }) => pages.includes(to.split('#')[0] ?? '')),
    );
    return {
      figure: {
        of: asked.length,
        first: places.filter((place) => place === 0).length,
        firstThree: places.filter((place) => place >= 0 && place < 3).length,
      },
      notFirst: asked.flatMap(({ q }, n) => (places[n] === 0 ? [] : [q.slice(0, 100)])),
    };
  };
  return {
    tune: measured(own.filter(({ set }) => set === 'tune')),
    measure: measured(own.filter(({ set }) => set === 'measure')),
    foreign: measured(queries.filter(({ lang }) => lang !== locale)),
    questions: measured(questions.filter(({ lang }) => lang === locale)),
  };
}

/** Differences that a change must answer for: a query that is answered worse, or a figure that may become the limit. */
export function compareFigures(name: string, recorded: Figure, now: Figure): string[] {
  const renew = 'npm run renew:search';
  if (recorded.of !== now.of) return [`${name}: has ${now.of} queries, recorded ${recorded.of}: ${renew}`];
  return (['first', 'firstThree'] as const).flatMap((what) => {
    const [was, is] = [recorded[what], now[what]];
    if (is < was) return [`${name}: ${what} ${is} of ${now.of}, it was ${was}: a query is answered worse`];
    if (is > was + 1)
      return [`${name}: ${what} ${is} of ${now.of}, it was ${was}: make it the limit: ${renew}`];
    return [];
  });
}
