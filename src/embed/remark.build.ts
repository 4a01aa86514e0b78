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
import { nearest } from '../lib/nearest.ts';
import type { Attributes, Context, Embedded, Takes } from './element.ts';
import { ELEMENT_NAMES, embedOf, frameOf } from './elements/index.ts';

export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

/** An error of a page: its message begins with `file:line:`. */
class PageError extends Error {}

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
 * @throws {PageError} for an element that leads to nothing, or that no definition knows
 */
export function replaceEmbeds(
  tree: Root,
  file: VFile,
  context: Context,
  show: (embedded: Embedded) => readonly Nodes[],
): void {
  visit(tree, (node, index, parent) => {
    if (!isElement(node) || parent === undefined || index === undefined) return undefined;
    try {
      const embed = embedOf(node.name);
      const attributes = checked(node, (embed ?? frameOf(node.name))?.attributes);
      if (embed === undefined) return undefined;
      const made = show(embed.make(attributes, context));
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

/**
 * Attributes of an element, all of which it takes and none of which it misses.
 * @param takes undefined for an element that no definition knows
 */
function checked(node: JsxElement, takes: Takes | undefined): Attributes {
  const name = node.name ?? '';
  if (takes === undefined)
    throw new Error(
      `<${name}> is no element of pages: did you mean <${nearest(name, ELEMENT_NAMES)}>? ` +
        `There are ${ELEMENT_NAMES.join(', ')}`,
    );
  const values = attributesOf(node);
  const known = Object.keys(takes);
  const form = known.map((one) => `${one}="…"`).join(', ') || 'none';
  for (const one of node.attributes) {
    const attribute = one.type === 'mdxJsxAttribute' ? one.name : '{…}';
    if (!known.includes(attribute))
      throw new Error(`<${name}> has no attribute ${attribute}: it takes ${form}`);
    if (values[attribute] === undefined)
      throw new Error(`<${name}> does not take ${attribute} that way: write ${formOf(attribute)}`);
  }
  const missing = known.filter((one) => takes[one] === 'required' && values[one] === undefined);
  if (missing.length > 0) throw new Error(`<${name}> needs ${missing.map(formOf).join(' and ')}`);
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
