/** `<Source of="catch-epipe" part="module" region="a" mark="b" />`: a file of an example, or a region of it. */
import type { RootContent } from 'mdast';
import { codeHtml, escapeHtml } from '../../code/code-html.ts';
import { highlight } from '../../code/highlight.build.ts';
import { hoversId } from '../../code/hovers.build.ts';
import { pathOf, readCode } from '../../examples/files.build.ts';
import { regionOf } from '../../examples/regions.ts';
import { commandsFor } from '../../publish/install-commands.ts';
import type { Embed } from '../element.ts';
import { codeBlock, element, fence, figure, figureMarkdown } from '../nodes.ts';
import { idsOf, referenceOf, type Reference } from '../reference.ts';

const FENCE: Readonly<Record<Reference['language'], string>> = { typescript: 'ts', python: 'python' };

export const source = {
  attributes: { of: 'required', part: 'required', lang: 'optional', region: 'optional', mark: 'optional' },
  examples: idsOf,
  make(attributes, context) {
    const reference = referenceOf(attributes, context.examples);
    const shown = shownOf(reference, attributes['region'], context.examples);
    const marked = lineOf(attributes['mark'], shown.text, reference.file);
    const caption = { kind: 'source', example: reference.of, file: reference.file } as const;
    return {
      toPage() {
        const children = [blockOf(reference, shown, marked, context.examples)];
        const isModule = reference.part === 'module' && attributes['region'] === undefined;
        if (isModule && context.site !== undefined)
          children.push(installCommands(reference, context.examples, context.site));
        return figure(caption, children);
      },
      toMarkdown: () =>
        figureMarkdown(caption, fence(FENCE[reference.language], shown.text.trimEnd()), context),
      toSearch: () => ({}),
    };
  },
} satisfies Embed;

interface Shown {
  readonly text: string;
  readonly firstLine: number;
  readonly indent: number;
  readonly isRegion: boolean;
}

function shownOf({ file, part }: Reference, region: string | undefined, folder: string): Shown {
  const text = readCode(file, folder);
  if (text === undefined) throw new Error(`there is no examples/${file}: correct part="${part}"`);
  if (region === undefined) return { text, firstLine: 0, indent: 0, isRegion: false };
  return { ...regionOf(text, region, `examples/${file}`), isRegion: true };
}

/** Number of the one line that holds a text, from 1. */
function lineOf(mark: string | undefined, text: string, file: string): number | undefined {
  if (mark === undefined) return undefined;
  const lines = text.split('\n').flatMap((line, index) => (line.includes(mark) ? [index + 1] : []));
  if (lines.length !== 1)
    throw new Error(
      `mark="${mark}" is in ${lines.length} lines of examples/${file}: choose text that is in one`,
    );
  return lines[0];
}

function blockOf(
  { file, language }: Reference,
  { text, firstLine, indent, isRegion }: Shown,
  marked: number | undefined,
  folder: string,
): RootContent {
  // The line feed at the end does not show, but is copied: what a reader pastes is the file.
  const html = `${codeHtml(highlight(text.trimEnd(), language), marked)}\n`;
  const hovers = language === 'typescript' ? hoversId(pathOf(file, folder), folder) : undefined;
  const from = hovers !== undefined && isRegion ? `${firstLine}:${indent}` : undefined;
  return codeBlock(html, { hovers, from });
}

/** Commands that take a module away, under it. */
function installCommands({ of, language, file }: Reference, folder: string, site: string): RootContent {
  const { module, all, add } = commandsFor(of, language, folder, site);
  return element('TakeIt', [], {
    file,
    module: escapeHtml(module),
    all: escapeHtml(all),
    add: add && escapeHtml(add),
  });
}
