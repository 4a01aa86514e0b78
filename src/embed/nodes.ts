/** Nodes of Markdown trees, as elements are made of them. */
import type {
  BlockContent,
  InlineCode,
  List,
  ListItem,
  Nodes,
  PhrasingContent,
  RootContent,
  TableRow,
} from 'mdast';
import { FIGURE_TEXT } from './strings.ts';
import type { Context } from './element.ts';

type Values = Readonly<Record<string, string | undefined>>;

export const text = (value: string): PhrasingContent => ({ type: 'text', value });
export const inlineCode = (value: string): InlineCode => ({ type: 'inlineCode', value });
export const paragraph = (...children: PhrasingContent[]): BlockContent => ({ type: 'paragraph', children });

export const item = (...children: BlockContent[]): ListItem => ({
  type: 'listItem',
  spread: false,
  children,
});
export const list = (children: ListItem[]): List => ({
  type: 'list',
  ordered: false,
  spread: false,
  children,
});

/** Row of a table; a cell is one node or several. */
export const row = (...cells: (PhrasingContent | PhrasingContent[])[]): TableRow => ({
  type: 'tableRow',
  children: cells.map((cell) => ({ type: 'tableCell', children: inOnePiece([cell].flat()) })),
});

/** Texts that follow each other as one: React would put a comment between them. */
function inOnePiece(children: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (child.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = text(last.value + child.value);
    } else joined.push(child);
  }
  return joined;
}

/** Title that leads to a page, if there is one. */
export const linked = (title: string, page: string | undefined): PhrasingContent =>
  page === undefined ? text(title) : { type: 'link', url: page, children: [text(title)] };

/** Component of the site with attributes; those without a value are left out. */
export function element(name: string, children: readonly unknown[], attributes: Values = {}): RootContent {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value })),
    children,
  } as unknown as RootContent;
}

/** Element within a sentence. */
export const inlineElement = (name: string, children: readonly PhrasingContent[]): RootContent =>
  ({ type: 'mdxJsxTextElement', name, attributes: [], children }) as unknown as RootContent;

/** Code block of the page, whose content is finished HTML. */
export const codeBlock = (html: string, attributes: Values = {}): RootContent =>
  element('CodeBlock', [], { html, ...attributes });

/** Figure around code or fields, which says where they are from. */
export interface Caption {
  readonly kind: 'source' | 'output' | 'fields' | 'spellings';
  readonly example?: string;
  /** Below `examples/`. */
  readonly file?: string;
  readonly recordedOn?: string;
  readonly command?: string | undefined;
  readonly exitCode?: string;
  readonly signal?: string;
}

export const figure = (caption: Caption, children: readonly unknown[]): RootContent =>
  element('ExampleFigure', children, { ...caption });

/** Markdown of a figure: a line that says where it is from, and its content. */
export function figureMarkdown(caption: Caption, content: Nodes, { locale, site }: Context): Nodes[] {
  const { file, recordedOn, command, exitCode, signal } = caption;
  const parts: PhrasingContent[] = [];
  if (command !== undefined) parts.push(inlineCode(command));
  if (signal !== undefined) parts.push(text(`${FIGURE_TEXT.signal[locale]} ${signal}`));
  else if (exitCode !== undefined) parts.push(text(`${FIGURE_TEXT.exit[locale]} ${exitCode}`));
  if (recordedOn !== undefined) parts.push(text(`${FIGURE_TEXT.recorded[locale]} ${recordedOn}`));
  if (file !== undefined)
    parts.push({
      type: 'link',
      url: `${site ?? ''}examples/${file}`,
      children: [text(file.split('/').at(-1) ?? '')],
    });
  if (parts.length === 0) return [content];
  return [
    paragraph(...parts.flatMap((part, index) => (index === 0 ? [part] : [text(' · '), part]))),
    content,
  ];
}

/** Fenced code of Markdown. */
export const fence = (lang: string, value: string): Nodes => ({ type: 'code', lang, value });
