/** Our pages as a default Docusaurus site would have them: code as fences, tables as tables, nothing of our own. */
import type { PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { parser } from '../../src/content/page.ts';
import { escapeIds } from '../../src/docusaurus/heading-ids.ts';
import { remarkExamples } from '../../src/embed/remark.build.ts';

const IMPORTS = `import Tabs from '@theme/Tabs';\nimport TabItem from '@theme/TabItem';\n`;
/** What the default theme has as well. */
const KEPT = new Set(['Tabs', 'TabItem']);

/**
 * @param text one of our pages, front matter included
 * @param path of that page, which tells its language
 * @param examples the folder of examples
 * @returns the page with each of our elements as the Markdown that a writer would have typed instead
 */
export function plainPage(text: string, path: string, examples: string): string {
  // The ids of headings are no MDX: they are escaped, and stay as they were.
  const readable = escapeIds(text);
  const fill = remarkExamples({ examples });
  let plain = '';
  let done = 0;
  visit(parser.parse(readable), (node) => {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return undefined;
    if (node.name === null || !/^[A-Z]/.test(node.name) || KEPT.has(node.name)) return undefined;
    const from = node.position?.start.offset ?? 0;
    const alone: Root = { type: 'root', children: [node as RootContent] };
    fill(alone, new VFile({ path, value: readable }));
    plain += readable.slice(done, from) + alone.children.map(markdownOf).join('\n\n');
    done = node.position?.end.offset ?? from;
    return SKIP;
  });
  plain = (plain + readable.slice(done)).replaceAll('\\{#', '{#');
  return plain.includes('<Tabs') ? plain.replace(/^(---\n[\s\S]*?\n---\n)/, `$1\n${IMPORTS}`) : plain;
}

function markdownOf(node: RootContent): string {
  if (node.type === 'inlineCode') return inline(node.value);
  if (node.type === 'table') {
    const [head = '', ...rows] = node.children.map(
      ({ children }) => `| ${children.map((cell) => cell.children.map(phrase).join('')).join(' | ')} |`,
    );
    const columns = node.children[0]?.children.length ?? 0;
    return [head, `|${' --- |'.repeat(columns)}`, ...rows].join('\n');
  }
  if (node.type !== 'mdxJsxFlowElement') return '';
  if (node.name === 'dl') return node.children.map((row) => `- ${textOf(row as RootContent)}`).join('\n');
  if (node.name === 'CodeBlock') return fence(textOfHtml(attribute(node, 'html') ?? ''));
  if (node.name === 'ExampleFigure') {
    const file = attribute(node, 'kind') === 'source' ? attribute(node, 'file') : undefined;
    return node.children
      .map((child) => markdownOf(child))
      .join('\n\n')
      .replace(
        /^```+/,
        (ticks) => `${ticks}${file?.endsWith('.py') ? 'python' : file === undefined ? 'text' : 'ts'}`,
      );
  }
  return node.children.map((child) => markdownOf(child)).join('\n\n');
}

function phrase(node: PhrasingContent): string {
  if (node.type === 'inlineCode') return inline(node.value).replaceAll('|', '\\|');
  if (node.type === 'link') return `[${node.children.map(phrase).join('')}](${node.url})`;
  return textOf(node).replace(/[|<{]/g, '\\$&');
}

/** Code within a sentence, with as many ticks as it takes. */
function inline(code: string): string {
  const ticks = '`'.repeat(1 + Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length)));
  return `${ticks}${code.startsWith('`') ? ` ${code} ` : code.replace(/\s+/g, ' ')}${ticks}`;
}

const fence = (code: string): string => `\`\`\`\`\n${code.trimEnd()}\n\`\`\`\``;

const attribute = ({ attributes }: MdxJsxFlowElement, name: string): string | undefined => {
  const found = attributes.find((one): one is MdxJsxAttribute => 'name' in one && one.name === name)?.value;
  return typeof found === 'string' ? found : undefined;
};

function textOf(node: RootContent): string {
  if (node.type === 'inlineCode') return inline(node.value);
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child)).join(' ') : '';
}

const textOfHtml = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
