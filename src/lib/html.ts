/** Reads the HTML that a build wrote: well-formed, minified, what is shown as code escaped. */

const ATTRIBUTES = `(?:\\s+(?:"[^"]*"|'[^']*'|[^"'>])*)?`;
const TAG = new RegExp(`<([a-z][a-z0-9-]*)(${ATTRIBUTES})>`, 'gi');
const BLOCK = new RegExp(`<(script|style)(${ATTRIBUTES})>([\\s\\S]*?)</\\1>`, 'gi');
const ATTRIBUTE = /\s([^\s"'>/=]+)(?:=("[^"]*"|'[^']*'|[^\s"'>]+))?/g;

export interface Tag {
  /** As it stands there. */
  readonly tag: string;
  /** In small letters, as are the attributes' names. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

const attributesOf = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      value.replace(/^(["'])(.*)\1$/s, '$2'),
    ]),
  );

/** Scripts and styles, with what stands in them. */
export const blocksOf = (html: string): (Tag & { readonly content: string })[] =>
  [...html.matchAll(BLOCK)].map(([tag, name = '', attributes = '', content = '']) => ({
    tag,
    name: name.toLowerCase(),
    attributes: attributesOf(attributes),
    content,
  }));

/** Every opening tag, those of scripts and styles too, but none that stands within them. */
export const tagsOf = (html: string): Tag[] =>
  [...html.replace(BLOCK, '<$1$2>').matchAll(TAG)].map(([tag, name = '', attributes = '']) => ({
    tag,
    name: name.toLowerCase(),
    attributes: attributesOf(attributes),
  }));
