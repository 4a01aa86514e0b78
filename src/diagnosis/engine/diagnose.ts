/** The function that readers call. */
import { search, type Hit } from './automaton.ts';
import { fold, type Folded } from './fold.ts';
import { contextsOf, incidentsOf } from './incidents.ts';
import { rank, type Match } from './ranking.ts';
import { QUESTIONS } from './tables.ts';
import type { Cause, Diagnosis, Foreign, Span } from './types.ts';

/** Longest text that is read, in characters: more is cut off. */
const LONGEST = 1_000_000;

/** A text shorter than this, in lines, is one story: what stands anywhere in it counts as context. */
const ONE_STORY = 80;

/** Errors looked at, from the first on: a log that repeats one says nothing new. */
const MOST_INCIDENTS = 60;

/** Causes that are named, and errors of other kinds. */
const MOST_NAMED = 5;

/** Place of a hit in the text before it was folded. */
const spanOf = ({ from, to }: Hit, { origin }: Folded): Span => ({
  start: origin[from] ?? 0,
  end: (origin[to - 1] ?? 0) + 1,
});

function firstByName(hits: readonly Hit[]): Map<string, Hit> {
  const first = new Map<string, Hit>();
  for (const hit of hits) if (!first.has(hit.signal.name)) first.set(hit.signal.name, hit);
  return first;
}

function causeOf({ rule, certainty, evidence }: Match, folded: Folded): Cause {
  const { id, page, error, source } = rule;
  return {
    id,
    page,
    ...(error === undefined ? {} : { error }),
    certainty,
    evidence: evidence.map((hit) => spanOf(hit, folded)),
    source,
  };
}

/** @param isExplained whether the text has a cause, whose lines then speak of no other error */
function foreignOf(hits: readonly Hit[], folded: Folded, isExplained: boolean): Foreign[] {
  const spoken = new Set(hits.filter(({ signal }) => signal.role === 'error').map(({ line }) => line));
  const foreign: Foreign[] = [];
  for (const hit of hits) {
    const { name, role } = hit.signal;
    // The TypeError of `fetch failed` is only the wrapping of its cause.
    const isPart = spoken.has(hit.line) && (isExplained || name === 'TypeError');
    if (role !== 'foreign' || isPart || foreign.some((one) => one.name === name)) continue;
    foreign.push({ name, ...spanOf(hit, folded) });
  }
  return foreign;
}

function verdictOf(first: Match | undefined, foreign: readonly Foreign[]): Diagnosis['verdict'] {
  if (first === undefined) return foreign.length > 0 ? 'other' : 'nothing';
  return first.rule.kind === 'pipe' ? 'broken-pipe' : 'neighbour';
}

/**
 * Names the causes of a pasted error, log or stack trace.
 *
 * One pass over the text, whatever stands in it: the time grows with its length and not with its contents. Nothing is
 * read but the argument, and nothing is thrown.
 *
 * @param text as it was copied: colour codes, timestamps and escaped line breaks may be left in; only the first million
 * characters are read
 * @returns the causes, best first; empty if there is no broken pipe and nothing that comes with one
 */
export function diagnose(text: string): Diagnosis {
  const folded = fold(text.length > LONGEST ? text.slice(0, LONGEST) : text);
  const { hits, indents, steps } = search(folded);
  const lastLine = indents.length - 1;
  const incidents = incidentsOf(hits, indents, lastLine).slice(0, MOST_INCIDENTS);
  const afar = lastLine < ONE_STORY ? firstByName(hits) : undefined;
  const ranked = rank(contextsOf(hits, incidents), afar);
  const foreign = foreignOf(hits, folded, ranked.length > 0);
  const ask = ranked[0]?.rule.ask;
  return {
    verdict: verdictOf(ranked[0], foreign),
    causes: ranked.slice(0, MOST_NAMED).map((match) => causeOf(match, folded)),
    ...(ask === undefined ? {} : { question: { id: ask, answers: QUESTIONS[ask] } }),
    foreign: foreign.slice(0, MOST_NAMED),
    steps,
  };
}
