import { expect, test } from 'vitest';
import { codeHtml, escapeHtml, tokensHtml } from '../../src/code/code-html.ts';

test('text is escaped where HTML would read it', () => {
  expect(escapeHtml('a && b < "c" > d')).toBe('a &amp;&amp; b &lt; "c" > d');
});

test('tokens of one kind share an element, and take no space behind them into it', () => {
  expect(
    tokensHtml([
      { text: 'export', kind: 'k' },
      { text: ' ' },
      { text: 'async', kind: 'k' },
      { text: ' ' },
      { text: 'run', kind: 'f' },
      { text: '(' },
      { text: ')' },
    ]),
  ).toBe('<i class=k>export async</i> <i class=f>run</i>()');
});

test('a marked line holds its line feed, the last one has none', () => {
  const lines = [[{ text: 'a' }], [{ text: 'b' }], [{ text: 'c' }]];
  expect(codeHtml(lines, 2)).toBe('a\n<mark>b\n</mark>c');
  expect(codeHtml(lines, 3)).toBe('a\nb\n<mark>c</mark>');
  expect(codeHtml(lines)).toBe('a\nb\nc');
});
