/**
 * Pages as Markdown that any program can read: each element writes itself out as code, lists and tables, so that none is
 * left.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BlockContent, Nodes, PhrasingContent, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { readPage } from '../content/page.ts';
import { addressOf } from '../content/pages.ts';
import type { Context } from '../embed/element.ts';
import { frameOf } from '../embed/elements/index.ts';
import { attributesOf, isElement, replaceEmbeds, type JsxElement } from '../embed/remark.build.ts';
import { PAGES_FOLDER, PREFIX, type Locale } from '../site/locales.ts';
import { MARKDOWN } from './strings.ts';

/** Address of the site's root, such as `https://example.org/base/`. */
export type SiteUrl = string;

const writer = unified()
  .use(remarkStringify, { bullet: '-', rule: '-' })
  .use(remarkGfm, { tablePipeAlign: false });

/** Address of the Markdown of a page, given that of the page, such as `/reference/epipe#why`. */
export const markdownAddress = (address: string): string => address.replace(/^(\/[^#?]+)/, '$1.md');

/** Address of a language's home page. */
export const homeOf = (site: SiteUrl, locale: Locale): string => site + PREFIX[locale];

const text = (value: string): PhrasingContent => ({ type: 'text', value });
const paragraph = (...children: PhrasingContent[]): BlockContent => ({ type: 'paragraph', children });

/**
 * @param root the project's folder
 * @param page path within the folder of its language, such as `reference/epipe.mdx`
 * @throws what an element throws that leads to nothing, and for one that no definition knows
 */
export function markdownOf(root: string, locale: Locale, page: string, site: SiteUrl): string {
  const path = join(root, PAGES_FOLDER[locale], page);
  const { text: whole, frontMatter, tree: treeOf } = readPage(path);
  const { title, description } = frontMatter;
  const { root: tree } = treeOf();
  const context: Context = { locale, site, examples: join(root, 'examples') };
  tree.children = tree.children.filter(({ type }) => type !== 'yaml');
  replaceEmbeds(tree, new VFile({ path, value: whole }), context, (embedded) => embedded.toMarkdown());
  tree.children = tree.children.flatMap((node) => plainOf(node, context)) as RootContent[];
  visit(tree, 'link', (link) => {
    if (!link.url.startsWith('/')) return;
    // A page that only works, such as `/diagnose`, has no Markdown; every page of `docs/`, and its folders' lists, do.
    const target = join(root, PAGES_FOLDER[locale], link.url.replace(/[#?].*$/, ''));
    const isRead = existsSync(`${target}.mdx`) || existsSync(target);
    link.url = homeOf(site, locale) + (isRead ? markdownAddress(link.url) : link.url).slice(1);
  });
  const address = homeOf(site, locale) + addressOf(page).slice(1);
  tree.children.unshift(
    { type: 'heading', depth: 1, children: [text(title)] },
    { type: 'blockquote', children: [paragraph(text(description))] },
    paragraph(text(`${MARKDOWN.page[locale]}: `), { type: 'link', url: address, children: [text(address)] }),
  );
  return admonitions(writer.stringify(tree));
}

/** `:::warning` and its end become a quotation. */
const admonitions = (markdown: string): string =>
  markdown.replace(/^:::(\w+)\n+([\s\S]*?)\n+:::$/gm, (_, _kind: string, quoted: string) =>
    quoted.replace(/^/gm, '> '),
  );

/** A node and all within it, without elements. */
function plainOf(node: Nodes, context: Context): Nodes[] {
  if (isElement(node)) return framed(node, context);
  if ('children' in node) {
    node.children = (node.children as Nodes[]).flatMap((child) => plainOf(child, context)) as never;
  }
  return [node];
}

/** An element that frames content; `replaceEmbeds` has left no other. */
function framed(node: JsxElement, context: Context): Nodes[] {
  const content = (node.children as Nodes[]).flatMap((child) => plainOf(child, context));
  const isInline = node.type === 'mdxJsxTextElement';
  return frameOf(node.name)?.toMarkdown(content, attributesOf(node), context, isInline) ?? content;
}
