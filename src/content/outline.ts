/** What a page holds, as far as its twin in the other language must hold the same. Pure. */
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

interface Placed {
  readonly line: number;
  readonly value: string;
}

/** One page, reduced to what can be compared. */
export interface Outline {
  readonly frontMatter: Readonly<Record<string, string>>;
  /** Heading ids in order; an empty value where a heading has no explicit one. */
  readonly headings: readonly Placed[];
  /** `Source`, `Output`, `Fields`, `Fact` … with their attributes, in order. */
  readonly examples: readonly Placed[];
  readonly links: readonly Placed[];
  /** Inline code. */
  readonly codes: readonly Placed[];
  /** Code blocks and `<pre>` typed by hand: there should be none. */
  readonly blocks: readonly Placed[];
}

const EXAMPLE_ELEMENTS = new Set([
  'Source',
  'Output',
  'Fields',
  'Runtimes',
  'Spellings',
  'Matrix',
  'Compiles',
  'Sequence',
  'Compare',
]);
const HEADING_ID = /^(#{2,6} .*?)\s*\{#([\w-]+)\}\s*$/;

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx);

/**
 * Takes the explicit ids off the headings: what MDX itself could not read.
 * @returns the page with as many lines as before, and each id by its line
 */
export function withoutHeadingIds(text: string): { text: string; ids: Map<number, string> } {
  const ids = new Map<number, string>();
  const bare = text
    .split('\n')
    .map((line, index) => {
      const found = HEADING_ID.exec(line);
      if (found === null) return line;
      ids.set(index + 1, found[2] ?? '');
      return found[1];
    })
    .join('\n');
  return { text: bare, ids };
}

function valuesOf(yaml: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [, key, value] of yaml.matchAll(/^(\w+):\s*(.*)$/gm)) {
    // Within single quotes YAML writes a quote twice.
    const plain = (value ?? '').replace(/^'(.*)'$/, (_, text: string) => text.replaceAll("''", "'"));
    values[key ?? ''] = plain.replace(/^"(.*)"$/, '$1');
  }
  return values;
}

/** The front matter of a page alone, without reading the rest. */
export const frontMatterOf = (text: string): Readonly<Record<string, string>> =>
  valuesOf(/^---\n([\s\S]*?)\n---$/m.exec(text)?.[1] ?? '');

/**
 * @param text a whole page, front matter included
 * @throws the parser's error, with line and column, if it is not MDX
 */
export function outlineOf(text: string): Outline {
  const { text: bare, ids } = withoutHeadingIds(text);
  const tree: Root = parser.parse(bare);
  const outline = {
    frontMatter: {} as Readonly<Record<string, string>>,
    headings: [] as Placed[],
    examples: [] as Placed[],
    links: [] as Placed[],
    codes: [] as Placed[],
    blocks: [] as Placed[],
  };
  visit(tree, (node) => {
    const line = node.position?.start.line ?? 1;
    if (node.type === 'yaml') {
      outline.frontMatter = valuesOf(node.value);
    } else if (node.type === 'heading') {
      outline.headings.push({ line, value: ids.get(line) ?? '' });
    } else if (node.type === 'link' || node.type === 'definition') {
      outline.links.push({ line, value: node.url });
    } else if (node.type === 'inlineCode') {
      outline.codes.push({ line, value: node.value });
    } else if (node.type === 'code') {
      outline.blocks.push({ line, value: node.value });
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const attributes = node.attributes.map((attribute) =>
        attribute.type === 'mdxJsxAttribute' ? `${attribute.name}=${JSON.stringify(attribute.value)}` : '…',
      );
      const written = [node.name, ...attributes].join(' ');
      if (node.name === 'pre' || node.name === 'code') outline.blocks.push({ line, value: written });
      if (EXAMPLE_ELEMENTS.has(node.name ?? '')) outline.examples.push({ line, value: written });
      if (node.name === 'Fact') outline.codes.push({ line, value: written });
    }
  });
  return outline;
}
