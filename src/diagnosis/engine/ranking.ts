/** Rules that hold for a text, in the order in which they explain it. */
import type { Hit } from './automaton.ts';
import type { Context } from './incidents.ts';
import { RULES } from './tables.ts';
import type { Certainty, Rule } from './types.ts';

/** A rule that holds. */
export interface Match {
  readonly rule: Rule;
  readonly certainty: Certainty;
  readonly evidence: readonly Hit[];
  /** True if a place was found only outside the incident. */
  readonly isFar: boolean;
}

const lessSure = (certainty: Certainty): Certainty => (certainty === 'certain' ? 'likely' : 'possible');

/** The first of `a|b` that is there. */
function findEither(names: string, hits: ReadonlyMap<string, Hit>): Hit | undefined {
  for (const name of names.split('|')) {
    const hit = hits.get(name);
    if (hit !== undefined) return hit;
  }
  return undefined;
}

/** @param afar signals of the whole text, if it is one story */
function matchOf(
  rule: Rule,
  { errors, within, beside }: Context,
  afar: ReadonlyMap<string, Hit>,
): Match | undefined {
  const [error = '', ...places] = rule.when;
  const found = findEither(error, errors);
  if (found === undefined || rule.unless?.some((name) => within.has(name))) return undefined;
  const evidence = [found];
  let isFar = false;
  for (const place of places) {
    const near = findEither(place, rule.beside === true ? beside : within);
    const hit = near ?? (rule.beside === true ? undefined : findEither(place, afar));
    if (hit === undefined) return undefined;
    isFar ||= near === undefined;
    evidence.push(hit);
  }
  const { certainty } = rule;
  return { rule, certainty: isFar ? lessSure(certainty) : certainty, evidence, isFar };
}

/** Best first. Context from afar is worth more than none, and less than what stands in the trace itself. */
function matchesOf(context: Context, afar: ReadonlyMap<string, Hit>): Match[] {
  const matches = RULES.flatMap((rule) => matchOf(rule, context, afar) ?? []);
  const near = matches.filter(({ isFar }) => !isFar);
  const far = matches.filter(({ isFar }) => isFar);
  const bare = near.findIndex(({ rule }) => rule.ask !== undefined);
  near.splice(bare < 0 ? near.length : bare, 0, ...far);
  return near;
}

const isBare = ({ rule }: Match): boolean => rule.when.length === 1;

/** An error that is only named says less than the same one, in the same story, with its place. */
function preferPlaced(ranked: Match[]): void {
  const placed = ranked.filter((match) => !isBare(match));
  for (const bare of ranked.filter(isBare)) {
    const before = RULES.indexOf(bare.rule);
    const surer = placed
      .filter(({ rule }) => rule.when[0] === bare.rule.when[0] && RULES.indexOf(rule) < before)
      .at(-1);
    const [from, to] = [ranked.indexOf(bare), surer === undefined ? -1 : ranked.indexOf(surer)];
    if (from < to) ranked.splice(to, 0, ...ranked.splice(from, 1));
  }
}

/**
 * @param afar signals of the whole text; undefined if it is more than one story
 * @returns matches, best first, one for each page
 */
export function rank(contexts: readonly Context[], afar: ReadonlyMap<string, Hit> | undefined): Match[] {
  const ranked: Match[] = [];
  for (const context of contexts) {
    for (const match of matchesOf(context, afar ?? new Map())) {
      if (!ranked.some(({ rule }) => rule.page === match.rule.page)) ranked.push(match);
    }
  }
  if (afar !== undefined) preferPlaced(ranked);
  // That nobody listened is never the reason why the pipe broke.
  return ranked.sort((a, b) => Number(a.rule.id === 'unheard') - Number(b.rule.id === 'unheard'));
}
