/** What the search knows of a page. Pure data: made at build time, read in the browser. */

/** A part of a page that a result can lead to. */
export interface Section {
  /** The heading's id, which is the same in both languages. */
  readonly id: string;
  readonly heading: string;
  /** How the section begins, to be shown under a result. */
  readonly text: string;
}

export interface IndexedPage {
  /** Address without locale. */
  readonly to: string;
  /** `recipes`, `reference`, `explanation`, or `overview` for the table of all that was measured. */
  readonly kind: string;
  /** Among its kind, from 1: most asked for first. */
  readonly position: number;
  readonly title: string;
  readonly description: string;
  /** Every way in which the page's own error is printed, one a line; empty for a page that is not about one. */
  readonly errors: string;
  readonly sections: readonly Section[];
  /** The words of the page that stand in nothing of the above, as the search keeps them. */
  readonly rest: string;
  /** Title and description in the other language, so that its words find the page too. */
  readonly twin: string;
}
