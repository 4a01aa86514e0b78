/** Types of the module: what it answers, and the shape of its rules. */

/** Certainty of a cause: the text says so; it points that way; it would fit, and so would others. */
export type Certainty = 'certain' | 'likely' | 'possible';

/** A stretch of the text that was given: from `start` up to, but not including, `end`, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One explanation of what was pasted. */
export interface Cause {
  readonly id: string;
  /** Page with the fix: an address without language, such as `/recipes/child-stdin`. */
  readonly page: string;
  /** The page of the error itself, such as `/reference/epipe`. */
  readonly error?: string;
  readonly certainty: Certainty;
  /** Places in the text that say so: the error first, then those that name its stream. */
  readonly evidence: readonly Span[];
  /** A recording (`example/part@runtime`) or a public thread in which this was seen. */
  readonly source: string;
}

/** Question for a text that cannot tell the cause, and the page of each answer. */
export interface Question {
  readonly id: 'writing' | 'reading' | 'python';
  readonly answers: readonly { readonly id: string; readonly page: string }[];
}

/** An error that is no broken pipe. */
export interface Foreign extends Span {
  /** Its code or name as it is usually written: `ENOENT`, `TypeError`. */
  readonly name: string;
}

export interface Diagnosis {
  /** `neighbour`: no broken pipe, but an error that comes from a connection that broke, too. */
  readonly verdict: 'broken-pipe' | 'neighbour' | 'other' | 'nothing';
  /** Best first. */
  readonly causes: readonly Cause[];
  /** There when the first cause names the error but nothing says which stream it was. */
  readonly question?: Question;
  /** Errors of other kinds in the text, in its order. */
  readonly foreign: readonly Foreign[];
  /** Number of steps that the search took, which grows no faster than the text. */
  readonly steps: number;
}

/** One explanation: the signals that must stand in the text, and the pages that it leads to. */
export interface Rule {
  readonly id: string;
  /** `pipe`: a broken pipe; `near`: an error that comes from a connection that broke, too. */
  readonly kind: 'pipe' | 'near';
  /** Signals that must all be there, the error first; `a|b`: either. */
  readonly when: readonly string[];
  /** Signals that must not be there. */
  readonly unless?: readonly string[];
  /** Wants the places right before the error: in Python the last frame is the guilty one. */
  readonly beside?: true;
  readonly page: string;
  readonly error?: string;
  readonly certainty: Certainty;
  readonly ask?: Question['id'];
  readonly source: string;
}

/** Spellings of each signal, joined by ` · `. */
export type Spellings = Readonly<Record<string, string>>;
