/** Colours code while the site is built, with the grammars of VS Code: no reader's browser does it again. */
import python from '@shikijs/langs/python';
import typescript from '@shikijs/langs/typescript';
import { createHighlighterCoreSync, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { TOKEN_CLASSES, type Token, type TokenClass } from './code-html.ts';
import type { CodeLanguage } from '../examples/files.build.ts';
import { oncePerProcess } from '../lib/once-per-process.ts';

/** TextMate scopes of each kind of token; what is of none keeps the colour of plain text. */
const SCOPES: Record<keyof typeof TOKEN_CLASSES, readonly string[]> = {
  comment: ['comment', 'punctuation.definition.comment', 'string.quoted.docstring'],
  keyword: [
    'keyword.control',
    'keyword.operator.expression',
    'keyword.operator.new',
    'keyword.operator.logical.python',
    'storage',
    'variable.language',
    'constant.language',
    'punctuation.definition.decorator',
  ],
  string: [
    'string',
    'storage.type.string',
    'punctuation.definition.string',
    'string.regexp keyword',
    'string.regexp constant',
  ],
  number: ['constant.numeric', 'constant.character.escape', 'variable.other.constant.property'],
  function: [
    'entity.name.function',
    'support.function',
    'meta.function.decorator',
    'meta.function-call.generic',
  ],
  type: ['entity.name.type', 'entity.other.inherited-class', 'support.class', 'support.type'],
};

/** A theme gives colours; these are stand-ins, one for each kind. */
const colourOf = (index: number): string => `#00000${index + 1}`;
const KINDS = Object.keys(SCOPES) as (keyof typeof TOKEN_CLASSES)[];
const kindOfColour = new Map<string, TokenClass>(
  KINDS.map((kind, index) => [colourOf(index), TOKEN_CLASSES[kind]]),
);

let made: HighlighterCore | undefined;
const highlighter = (): HighlighterCore =>
  (made ??= createHighlighterCoreSync({
    engine: createJavaScriptRegexEngine(),
    langs: [typescript, python],
    themes: [
      {
        name: 'kinds',
        type: 'light',
        settings: [
          { settings: { foreground: '#000000', background: '#ffffff' } },
          ...KINDS.map((kind, index) => ({
            scope: [...SCOPES[kind]],
            settings: { foreground: colourOf(index) },
          })),
          // Inside `${…}` stands code, not text.
          {
            scope: ['meta.template.expression', 'meta.fstring variable'],
            settings: { foreground: '#000000' },
          },
        ],
      },
    ],
  }));

/** Both languages of the site show the same sources, often on several pages. */
const known = oncePerProcess('highlighted', () => new Map<string, Token[][]>());

/** The tokens of each line of a source. */
export function highlight(text: string, language: CodeLanguage): Token[][] {
  const key = `${language}\0${text}`;
  const lines =
    known.get(key) ??
    highlighter()
      // Without a limit: a busy machine that ran into one would leave the rest of a line without colours.
      .codeToTokensBase(text, { lang: language, theme: 'kinds', tokenizeTimeLimit: 0 })
      .map((line) =>
        line.map(({ content, color }) => ({ text: content, kind: kindOfColour.get(color ?? '') })),
      );
  known.set(key, lines);
  return lines;
}
