/** Turns what the TypeScript language service says about a name into HTML. Pure. */
import { escapeHtml, tokensHtml, type TokenClass } from './code-html.ts';

/** A piece of text and what it is, as the language service names it (`ts.SymbolDisplayPart`). */
export interface Part {
  readonly text: string;
  readonly kind: string;
}

const CLASS_OF_KIND: Record<string, TokenClass> = {
  keyword: 'k',
  className: 't',
  interfaceName: 't',
  enumName: 't',
  moduleName: 't',
  typeParameterName: 't',
  stringLiteral: 's',
  numericLiteral: 'n',
  functionName: 'f',
  methodName: 'f',
};

/** Keywords that are types, which code shows in the colour of types. */
const TYPE_WORDS = new Set(
  'any bigint boolean never null number object string symbol undefined unknown void'.split(' '),
);

/** The signature, without the remark that a name was imported, which says nothing about it. */
export function signatureHtml(parts: readonly Part[]): string {
  const imported = parts.findIndex(
    ({ text }, index) => text === 'import' && parts[index - 1]?.kind === 'lineBreak',
  );
  const alias = parts[1]?.text === 'alias' && parts[0]?.text === '(';
  const kept = parts.slice(alias ? 4 : 0, alias && imported > 0 ? imported - 1 : undefined);
  return tokensHtml(kept.map((part) => ({ text: part.text, kind: classOf(part) })));
}

function classOf({ text, kind }: Part): TokenClass | undefined {
  if (TYPE_WORDS.has(text)) return 't';
  // These say where a name comes from, not what it is: as in code, a capital means a type.
  if (kind === 'localName' || kind === 'aliasName') {
    if (/^[A-Z]/.test(text)) return 't';
    return kind === 'aliasName' ? 'f' : undefined;
  }
  return CLASS_OF_KIND[kind];
}

/** Documentation up to its first empty line; of Markdown, code and links are understood. */
export function paragraphHtml(parts: readonly Part[]): string {
  const text = parts
    // `{@link name}`: the name alone.
    .filter(({ kind }) => kind !== 'link')
    .map((part) => part.text)
    .join('');
  const [paragraph = ''] = text.trim().split(/\n\s*\n|\n\s*```/);
  return escapeHtml(paragraph.replace(/\s+/g, ' '))
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/`([^`]+)`/g, '<code>$1</code>');
}
