/**
 * Pages as Markdown that any program can read: what `remark-examples.ts` brings into a page is written out as code
 * blocks, lists and tables, so that no element is left.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BlockContent, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { FIN_AND_RST } from '../embed/components/fin-and-rst.text.ts';
import { frontMatterOf, withoutHeadingIds } from '../content/outline.ts';
import { sequenceMarkdown } from '../trace/markdown.ts';
import { remarkExamples } from '../embed/remark.ts';
import { columnsOf, inOne } from '../embed/runtime-tables.ts';
import { readTrace } from '../trace/files.build.ts';
import { PAGES_FOLDER, type Locale } from '../site/locales.ts';

/** Where the site stands: `https://example.org/base/`, both languages in it. */
export type SiteUrl = string;

const WORDS = {
  es: { recorded: 'grabado con', exit: 'código de salida', signal: 'señal', page: 'Página' },
  en: { recorded: 'recorded with', exit: 'exit code', signal: 'signal', page: 'Page' },
} as const;

const FENCE: Record<string, string> = { ts: 'ts', py: 'python' };

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx).use(remarkGfm);
const writer = unified()
  .use(remarkStringify, { bullet: '-', rule: '-' })
  .use(remarkGfm, { tablePipeAlign: false });

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** What of a page is needed to write its elements out. */
interface Context {
  readonly locale: Locale;
  readonly site: SiteUrl;
  readonly examples: string;
  readonly path: string;
}

/** Address of the Markdown of a page, given that of the page, such as `/reference/epipe#why`. */
export const markdownAddress = (address: string): string => address.replace(/^(\/[^#?]+)/, '$1.md');

/** Where a language's pages begin. */
export const homeOf = (site: SiteUrl, locale: Locale): string => (locale === 'es' ? site : `${site}en/`);

/**
 * @param root the project's folder
 * @param page path within the folder of its language, such as `reference/epipe.mdx`
 * @throws what `remarkExamples` throws, and for an element that has no form in Markdown
 */
export function markdownOf(root: string, locale: Locale, page: string, site: SiteUrl): string {
  const path = join(root, PAGES_FOLDER[locale], page);
  const whole = readFileSync(path, 'utf8');
  const { title = page, description = '' } = frontMatterOf(whole);
  const { text: bare } = withoutHeadingIds(whole);
  const context: Context = { locale, site, examples: join(root, 'examples'), path };
  const tree: Root = parser.parse(bare);
  tree.children = tree.children.filter(({ type }) => type !== 'yaml');
  writeTraces(tree, context);
  // It tells the language by the path; positions are those of the whole file.
  remarkExamples({ examples: context.examples })(tree, new VFile({ path, value: bare }));
  tree.children = tree.children.flatMap((node) => plainOf(node, context)) as RootContent[];
  visit(tree, 'link', (link) => {
    if (!link.url.startsWith('/')) return;
    // A page that only works, such as `/diagnose`, has no Markdown; every page of `docs/`, and its folders' lists, do.
    const target = join(root, PAGES_FOLDER[locale], link.url.replace(/[#?].*$/, ''));
    const isRead = existsSync(`${target}.mdx`) || existsSync(target);
    link.url = homeOf(site, locale) + (isRead ? markdownAddress(link.url) : link.url).slice(1);
  });
  const address = homeOf(site, locale) + page.replace(/\.mdx?$/, '');
  tree.children.unshift(
    { type: 'heading', depth: 1, children: [text(title)] },
    { type: 'blockquote', children: [paragraph(text(description))] },
    paragraph(text(`${WORDS[locale].page}: `), { type: 'link', url: address, children: [text(address)] }),
  );
  return admonitions(writer.stringify(tree));
}

/** `:::warning` and its end become a quotation. */
const admonitions = (markdown: string): string =>
  markdown.replace(/^:::(\w+)\n+([\s\S]*?)\n+:::$/gm, (_, _kind: string, text: string) =>
    text.replace(/^/gm, '> '),
  );

/** The figures of traces hold HTML alone, so their Markdown is made from the traces. */
function writeTraces(tree: Root, { locale, examples }: Context): void {
  visit(tree, 'mdxJsxFlowElement', (node, index, parent) => {
    if ((node.name !== 'Sequence' && node.name !== 'Compare') || !parent || index === undefined) return;
    const { of = '', part, parts = '', names = '' } = attributesOf(node);
    const called = names.split(/\s+/);
    const value = (part ?? parts)
      .split(/\s+/)
      .map((one, n) => sequenceMarkdown(readTrace(of, one, examples), locale, called[n] || undefined))
      .join('\n\n');
    parent.children.splice(index, 1, raw(value));
    return [SKIP, index + 1];
  });
}

/** Markdown that is written as it is. */
const raw = (value: string): RootContent => ({ type: 'html', value });

function attributesOf(node: Element): Record<string, string | undefined> {
  return Object.fromEntries(
    node.attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
        ? [[attribute.name, attribute.value]]
        : [],
    ),
  );
}

const isElement = (node: Nodes): node is Element =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

/** A node and all within it, without elements. */
function plainOf(node: Nodes, context: Context): Nodes[] {
  if (isElement(node)) return elementOf(node, context);
  if ('children' in node) {
    node.children = (node.children as Nodes[]).flatMap((child) => plainOf(child, context)) as never;
  }
  return node.type === 'tableCell' ? columnsOf(node) : [node];
}

function elementOf(node: Element, context: Context): Nodes[] {
  const within = (): Nodes[] => (node.children as Nodes[]).flatMap((child) => plainOf(child, context));
  const attributes = attributesOf(node);
  switch (node.name ?? '') {
    case 'MatrixFilter':
      return inOne(within().filter((child) => child.type === 'table'));
    case 'Tabs':
    case 'details':
      return within();
    case 'summary': {
      const strong: PhrasingContent = { type: 'strong', children: within() as PhrasingContent[] };
      return [node.type === 'mdxJsxTextElement' ? strong : paragraph(strong)];
    }
    case 'TabItem':
      return [paragraph({ type: 'strong', children: [text(attributes['label'] ?? '')] }), ...within()];
    case 'FinAndRst':
      return [paragraph(text(FIN_AND_RST[context.locale].description))];
    case 'ExampleFigure':
      return figureOf(node, attributes, context);
    default:
      throw new Error(
        `${context.path}: <${node.name ?? ''}> has no form in Markdown: give it one in src/publish/markdown.ts`,
      );
  }
}

const text = (value: string): PhrasingContent => ({ type: 'text', value });
const paragraph = (...children: PhrasingContent[]): BlockContent => ({ type: 'paragraph', children });

/** Code with the file that it is from; or what a run printed, with how it was run and how it ended. */
function figureOf(node: Element, attributes: Record<string, string | undefined>, context: Context): Nodes[] {
  const { kind, file, recordedOn, command, exitCode, signal } = attributes;
  const words = WORDS[context.locale];
  const link: PhrasingContent[] =
    file === undefined
      ? []
      : [
          {
            type: 'link',
            url: `${context.site}examples/${file}`,
            children: [text(file.split('/').at(-1) ?? '')],
          },
        ];
  const ending =
    signal !== undefined
      ? `${words.signal} ${signal}`
      : exitCode === undefined
        ? undefined
        : `${words.exit} ${exitCode}`;
  const said: PhrasingContent[][] = [
    command === undefined ? [] : [{ type: 'inlineCode', value: command }],
    ending === undefined ? [] : [text(ending)],
    recordedOn === undefined ? [] : [text(`${words.recorded} ${recordedOn}`)],
    link,
  ].filter((part) => part.length > 0) as PhrasingContent[][];
  const caption = said.flatMap((part, index) => (index === 0 ? part : [text(' · '), ...part]));
  const body = (node.children as Nodes[]).flatMap((child) => {
    if (!isElement(child)) return [];
    if (child.name === 'dl') return [fieldsOf(child)];
    if (child.name !== 'CodeBlock') return [];
    const lang = kind === 'source' ? FENCE[file?.split('.').at(-1) ?? ''] : 'text';
    const value = textOfHtml(attributesOf(child)['html'] ?? '').replace(/\n$/, '');
    return [{ type: 'code', lang: lang ?? null, value } as const];
  });
  return [...(caption.length > 0 ? [paragraph(...caption)] : []), ...body];
}

/** The recorded fields of an error: each row holds a term and its value. */
const fieldsOf = (list: Element): Nodes => ({
  type: 'list',
  spread: false,
  children: (list.children as Element[]).map((row) => {
    const [term, value] = (row.children as Element[]).map(({ children }) => children as PhrasingContent[]);
    return { type: 'listItem', children: [paragraph(...(term ?? []), text(': '), ...(value ?? []))] };
  }),
});

/** The text of the HTML that `code/code-html.ts` makes: it escapes two signs and no more. */
const textOfHtml = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
