/**
 * Shapes of the files that the diagnosis is made of, one file a cause, signal group, foreign family or question.
 * `npm run diagnosis:build` reads their folders and writes the module that readers copy and the words of the page.
 */
import type { Said } from '../site/strings.ts';
import type { Certainty, Question } from './engine/types.ts';

/**
 * Spellings of a signal: lower case, no accents, one blank for many, `/` for `\`. A spelling matches whole words, unless
 * `*` at an end lets the word go on there. `~` before it: counts only if nothing surer is found. `=` before it: a field
 * of an error that is printed above, which begins no error of its own.
 */
export type Patterns = readonly string[];

/** Signals by name: errors that are printed, and places that tell what was being written to. */
export interface Signals {
  readonly errors?: Readonly<Record<string, Patterns>>;
  readonly places?: Readonly<Record<string, Patterns>>;
}

/** Evidence that leads to a cause. */
export interface RuleDefinition {
  /** Place among the rules of all causes: of those that hold for one error, the lowest explains it best. */
  readonly rank: number;
  /** Signals that must all be there, the error first; `a|b`: either. */
  readonly when: readonly string[];
  /** Signals or foreign errors that must not be there. */
  readonly unless?: readonly string[];
  /** Wants the places right before the error: in Python the last frame is the guilty one. */
  readonly beside?: true;
  readonly certainty: Certainty;
  /** Question to put to the reader, since the rule names the error and not the stream. */
  readonly ask?: Question['id'];
}

/** Source of a sample that no public text was found for. */
export const MADE_UP = 'made-up';

/** A paste that leads to the cause. */
export interface Sample {
  /** A recording (`example/part@runtime`), the address of a public thread, or `MADE_UP`. */
  readonly source: string;
  /** False if the text names another cause before this one. */
  readonly isFirst?: false;
  /** The lines as a program printed them; folders, hosts and addresses are made up. */
  readonly text: readonly string[];
}

/** One cause, whose id is the name of its file. */
export interface CauseDefinition {
  /** `pipe`: a broken pipe; `near`: an error that comes from a connection that broke, too. */
  readonly kind: 'pipe' | 'near';
  /** Address of the page that mends it, without language. */
  readonly page: string;
  /** Address of the page of the error itself. */
  readonly error?: string;
  readonly rules: readonly [RuleDefinition, ...RuleDefinition[]];
  /** Signals of this cause alone; those that several causes use stand in `signals/`. */
  readonly signals?: Signals;
  /** Sentence that says what happened. `code` stands between backticks. */
  readonly what: Said;
  /** Sentence that tells a reader how to be sure; needed unless every rule is certain. */
  readonly settle?: Said;
  /** Recordings or public threads in which it was seen; the module cites the first. */
  readonly sources: readonly [string, ...string[]];
  readonly samples: readonly [Sample, ...Sample[]];
}

/** A family of errors that are no broken pipe, by the name that the diagnosis gives them. */
export interface ForeignDefinition {
  /** Place of the family in the list on the page. */
  readonly rank: number;
  readonly errors: Readonly<Record<string, { readonly patterns: Patterns; readonly what: Said }>>;
}

/** A question, whose id is the name of its file. */
export interface QuestionDefinition {
  /** Place among the questions on the page. */
  readonly rank: number;
  readonly ask: Said;
  readonly answers: readonly { readonly id: string; readonly page: string; readonly says: Said }[];
}

export const defineCause = (definition: CauseDefinition): CauseDefinition => definition;
export const defineSignals = (definition: Signals): Signals => definition;
export const defineForeign = (definition: ForeignDefinition): ForeignDefinition => definition;
export const defineQuestion = (definition: QuestionDefinition): QuestionDefinition => definition;
