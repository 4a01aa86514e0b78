/** Parser of pages. Each is parsed once; checks, lists, Markdown, the search and the feed share the result. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { escapeIds, takeId } from '../docusaurus/heading-ids.ts';
import { cached } from '../lib/cache.ts';
import { oncePerProcess } from '../lib/once-per-process.ts';
import { BrokenPage, syntaxProblem } from './broken-page.ts';
import { readFrontMatter, type FrontMatter, type ReadFrontMatter } from './front-matter.ts';

/** Something of a page, and the line where it stands. */
export interface Placed {
  readonly line: number;
  readonly value: string;
}

/** An element with the attributes that hold text, in the order in which they are written. */
export interface PlacedElement {
  readonly line: number;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Parts of a page that both languages must share, and its front matter. */
export interface Outline {
  readonly frontMatter: FrontMatter;
  /** Ids of headings in order; empty where a heading has no explicit one. */
  readonly headings: readonly Placed[];
  /** Embedded elements, as they are written: `Source of="…" part="…"`. */
  readonly elements: readonly PlacedElement[];
  readonly links: readonly Placed[];
  /** Inline code. */
  readonly codes: readonly Placed[];
  /** Code blocks and `<pre>` typed by hand: there should be none. */
  readonly blocks: readonly Placed[];
}

export interface Page extends Outline {
  readonly text: string;
  /** Tree without heading ids, a copy for each caller; `ids` holds those by line. */
  readonly tree: () => { readonly root: Root; readonly ids: ReadonlyMap<number, string> };
}

/** Parser of a page whose heading ids are escaped. */
export const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx).use(remarkGfm);

/** @throws the parser's error, with line and column, if the text is no MDX */
function parse(text: string): { root: Root; ids: Map<number, string> } {
  const root: Root = parser.parse(escapeIds(text));
  const ids = new Map<number, string>();
  visit(root, 'heading', (heading) => {
    const id = takeId(heading);
    if (id !== '') ids.set(heading.position?.start.line ?? 0, id);
  });
  return { root, ids };
}

/** Parses a page that may be broken. */
function parseChecked(text: string, file: string): ReturnType<typeof parse> {
  try {
    return parse(text);
  } catch (error) {
    throw new BrokenPage([syntaxProblem(error)], file);
  }
}

/**
 * Reads the text of a page.
 * @param text a whole page, front matter included
 * @param file that it stands in, for messages
 * @throws {BrokenPage} if it is not MDX, or its front matter is not as it should be
 */
export function outlineOf(text: string, file: string): Outline {
  const { root, ids } = parseChecked(text, file);
  let read: ReadFrontMatter = readFrontMatter('', 1);
  const headings: Placed[] = [];
  const elements: PlacedElement[] = [];
  const links: Placed[] = [];
  const codes: Placed[] = [];
  const blocks: Placed[] = [];
  visit(root, (node) => {
    const line = node.position?.start.line ?? 1;
    if (node.type === 'yaml') read = readFrontMatter(node.value, line + 1);
    else if (node.type === 'heading') headings.push({ line, value: ids.get(line) ?? '' });
    else if (node.type === 'link' || node.type === 'definition') links.push({ line, value: node.url });
    else if (node.type === 'inlineCode') codes.push({ line, value: node.value });
    else if (node.type === 'code') blocks.push({ line, value: node.value });
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const name = node.name ?? '';
      const attributes = Object.fromEntries(
        node.attributes.flatMap((one) =>
          one.type === 'mdxJsxAttribute' && typeof one.value === 'string' ? [[one.name, one.value]] : [],
        ),
      );
      if (name === 'pre' || name === 'code') blocks.push({ line, value: name });
      elements.push({ line, name, attributes });
    }
  });
  if ('problems' in read) throw new BrokenPage(read.problems, file);
  return { frontMatter: read.frontMatter, headings, elements, links, codes, blocks };
}

/** Inputs of outlines besides the text: this file and the libraries, for the cache's key. */
const makers = oncePerProcess('page-makers', () =>
  [
    'src/content/page.ts',
    'src/content/front-matter.ts',
    'src/docusaurus/heading-ids.ts',
    'package-lock.json',
  ].map((path) => readFileSync(path, 'utf8')),
);
const known = oncePerProcess('pages', () => new Map<string, Page>());

/**
 * Reads a page from disk; its outline is worked out once, and kept for later builds.
 * @throws {BrokenPage} if it is not MDX, or its front matter is not as it should be
 */
export function readPage(path: string): Page {
  const text = readFileSync(path, 'utf8');
  const before = known.get(path);
  if (before?.text === text) return before;
  const name = relative(process.cwd(), path);
  // A page of a test, elsewhere, is not kept.
  const outline = name.startsWith('..')
    ? outlineOf(text, name)
    : cached(process.cwd(), `outlines/${name}`, [...makers, text], () => outlineOf(text, name));
  const page: Page = { ...outline, text, tree: () => parse(text) };
  known.set(path, page);
  return page;
}

/** An element as it is written, to be compared: `Source of="a" part="demo"`. */
export const written = ({ name, attributes }: PlacedElement): string =>
  [name, ...Object.entries(attributes).map(([key, value]) => `${key}=${JSON.stringify(value)}`)].join(' ');
