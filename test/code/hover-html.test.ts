import { expect, test } from 'vitest';
import { paragraphHtml, signatureHtml } from '../../src/code/hover-html.ts';

const part = (kind: string, text: string) => ({ kind, text });

test('a signature is coloured, and silent about the import', () => {
  const parts = [
    part('punctuation', '('),
    part('text', 'alias'),
    part('punctuation', ')'),
    part('space', ' '),
    part('keyword', 'function'),
    part('space', ' '),
    part('aliasName', 'say'),
    part('punctuation', '('),
    part('punctuation', ')'),
    part('punctuation', ':'),
    part('space', ' '),
    part('localName', 'Promise'),
    part('punctuation', '<'),
    part('keyword', 'void'),
    part('punctuation', '>'),
    part('lineBreak', '\n'),
    part('keyword', 'import'),
    part('space', ' '),
    part('aliasName', 'say'),
  ];
  expect(signatureHtml(parts)).toBe(
    '<i class=k>function</i> <i class=f>say</i>(): <i class=t>Promise</i>&lt;<i class=t>void</i>>',
  );
});

test('documentation is its first paragraph, on one line, with code and the text of links', () => {
  const parts = [
    part('text', 'Ends `a < b`, see\n'),
    part('link', '{@link '),
    part('linkName', 'once'),
    part('link', '}'),
    part('text', ' and [the guide](https://example.org/x).\n\nMore.'),
  ];
  expect(paragraphHtml(parts)).toBe('Ends <code>a &lt; b</code>, see once and the guide.');
});
