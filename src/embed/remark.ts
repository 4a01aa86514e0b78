/**
 * The bridge that carries `examples/` into pages: each element of `elements/` is replaced by what it stands for.
 * One that leads to nothing stops the build, naming file, line and mend.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { Nodes, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { examplesFolder } from '../examples/files.build.ts';
import { localeOfFile } from '../site/locales.ts';
import type { Attributes, Context, Embed, Embedded } from './element.ts';
import { embedOf } from './elements/index.ts';

export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

/** An error of a page: its message begins with `file:line:`. */
export class PageError extends Error {}

export const isElement = (node: Nodes): node is JsxElement =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

/** Attributes that hold text; others are left out. */
export const attributesOf = ({ attributes }: JsxElement): Attributes =>
  Object.fromEntries(
    attributes.flatMap((one) =>
      one.type === 'mdxJsxAttribute' && typeof one.value === 'string' ? [[one.name, one.value]] : [],
    ),
  );

/**
 * Replaces every embedded element of a page by one of its forms.
 * @throws {PageError} for an element that leads to nothing
 */
export function replaceEmbeds(
  tree: Root,
  file: VFile,
  context: Context,
  show: (embedded: Embedded) => readonly Nodes[],
): void {
  visit(tree, (node, index, parent) => {
    if (!isElement(node) || parent === undefined || index === undefined) return undefined;
    const embed = embedOf(node.name);
    if (embed === undefined) return undefined;
    try {
      const made = show(embed.make(checked(node, embed), context));
      parent.children.splice(index, 1, ...(made as never[]));
      return [SKIP, index + made.length];
    } catch (error) {
      throw new PageError(`${file.path}:${lineOf(node, file)}: ${(error as Error).message}`);
    }
  });
}

/**
 * The remark plugin.
 * @param options.site where the site is published, with its base, ending with a slash; without it, modules are shown
 *   without how to take them away
 * @param options.examples absolute path of the examples, if not `examples/` of the working directory
 */
export function remarkExamples({
  examples = examplesFolder(),
  site,
}: { examples?: string; site?: string } = {}) {
  return (tree: Root, file: VFile): void => {
    const context = { locale: localeOfFile(file.path), examples, site };
    replaceEmbeds(tree, file, context, (embedded) => [embedded.toPage()]);
  };
}

// Docusaurus takes the default.
export default remarkExamples;

/** Attributes of an element, all of which it knows and none of which it misses. */
function checked(node: JsxElement, { attributes }: Embed): Attributes {
  const values = attributesOf(node);
  const form = Object.keys(attributes)
    .map((name) => `${name}="…"`)
    .join(', ');
  for (const one of node.attributes) {
    const name = one.type === 'mdxJsxAttribute' ? one.name : '{…}';
    if (!(name in attributes) || values[name] === undefined)
      throw new Error(`<${node.name ?? ''}> does not take ${name} that way: use ${form || 'none'}`);
  }
  const missing = Object.keys(attributes).filter(
    (name) => attributes[name] === 'required' && values[name] === undefined,
  );
  if (missing.length > 0) throw new Error(`<${node.name ?? ''}> needs ${missing.map(formOf).join(' and ')}`);
  return values;
}

/** An attribute as it is to be written. */
const formOf = (name: string): string => (name === 'of' ? 'of="example id"' : `${name}="…"`);

/** Line in the file on disk: Docusaurus has cut the front matter off what remark sees. */
function lineOf(node: JsxElement, file: VFile): number {
  const seen = String(file.value);
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  const line = node.position?.start.line ?? 1;
  if (!existsSync(file.path)) return line;
  const whole = readFileSync(file.path, 'utf8');
  const at = whole.indexOf(seen.slice(start, end), Math.max(0, whole.length - seen.length - 200));
  return at < 0 ? line : whole.slice(0, at).split('\n').length;
}
