/**
 * Elements that pages embed: the form in which each says what it is. An element is one file in `elements/`; the compiler
 * refuses one that leaves out what it is on the page, in Markdown or in the search index.
 */
import type { Nodes, RootContent } from 'mdast';
import type { Locale } from '../site/locales.ts';

/** Attributes as a page has them; all are strings. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** Surroundings in which an element is made. */
export interface Context {
  readonly locale: Locale;
  /** Absolute path of the examples. */
  readonly examples: string;
  /** Address of the site, with its base and a slash at the end; without it, files are shown without how to take them. */
  readonly site: string | undefined;
}

/** Content of an element for the search index. */
interface Indexed {
  /** Spellings of errors, one a line: words that a searcher pastes. */
  readonly errors?: string;
  /** Node that stands for the element in the searched text of the page. */
  readonly prose?: RootContent;
}

/** An element with its attributes read, in each of the forms in which it is published. */
export interface Embedded {
  /** Nodes of the page, for React to render while the site is built. */
  readonly toPage: () => RootContent;
  /** Markdown without elements. */
  readonly toMarkdown: () => Nodes[];
  readonly toSearch: () => Indexed;
}

/** Attributes that an element takes; one that is required makes the check stop where it is missing. */
export type Takes = Readonly<Record<string, 'required' | 'optional'>>;

/** Element that brings in what was recorded or written elsewhere; it has no content of its own. */
export interface Embed {
  readonly attributes: Takes;
  /** Ids of the examples that it shows. */
  readonly examples: (attributes: Attributes) => readonly string[] | 'all';
  /** @throws with what is wrong and how to mend it, for attributes that lead to nothing */
  readonly make: (attributes: Attributes, context: Context) => Embedded;
}

/** Element that frames other content of the page, and is itself a component of the site. */
export interface Frame {
  readonly attributes: Takes;
  /**
   * Markdown of its content, framed without elements.
   * @param isInline whether the element stands within a paragraph
   */
  readonly toMarkdown: (
    content: readonly Nodes[],
    attributes: Attributes,
    context: Context,
    isInline: boolean,
  ) => Nodes[];
  /** True if the search reads the framed content. */
  readonly isSearched: boolean;
}
