import type { Page } from '../page.ts';

/** One of the two pages at the same path. */
export interface Twin extends Page {
  /** Path from the project's folder. */
  readonly file: string;
}
