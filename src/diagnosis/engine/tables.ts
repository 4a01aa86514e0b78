/**
 * Tables that the engine works with. They are declared here and never run from here: `npm run diagnosis:build` puts the
 * real ones, gathered from the files of the causes, in their place.
 */
import type { Question, Rule, Spellings } from './types.ts';

export declare const ERRORS: Spellings;
export declare const PLACES: Spellings;
export declare const FOREIGN: Spellings;
export declare const RULES: readonly Rule[];
export declare const QUESTIONS: Readonly<Record<Question['id'], Question['answers']>>;
