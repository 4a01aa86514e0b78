/** Entry of the search index: made at build time, read in the browser. */

/** Part of a page that a result can lead to. */
export interface Section {
  /** Id of the heading, which is the same in both languages. */
  readonly id: string;
  readonly heading: string;
  /** Beginning of the section, to be shown under a result. */
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
  /** Spellings in which the page's own error is printed, one a line; empty for a page that is not about one. */
  readonly errors: string;
  readonly sections: readonly Section[];
  /** Words of the page that stand in nothing of the above, as `wordsOf` gives them. */
  readonly rest: string;
  /** Title and description in the other language, so that its words find the page too. */
  readonly twin: string;
}
