/** Forms of Markdown that stand for what a page shows otherwise. */
import { expect, test } from 'vitest';
import { markdownOf } from '../../src/publish/markdown.ts';

const markdown = (page: string): string => markdownOf(process.cwd(), 'en', page, 'https://example.org/base/');

test('a warning is a quotation', () => {
  const text = markdown('recipes/cli-piped-to-head.mdx');
  expect(text).not.toContain(':::');
  // The description is the first one.
  expect(text.match(/^> /gm)?.length).toBeGreaterThan(1);
});

test('an output ends with the exit code of its program', () => {
  expect(markdown('reference/epipe.mdx')).toMatch(/exit code:? `?1\b/);
});

test('a link of a page leads to the Markdown of another', () => {
  expect(markdown('reference/epipe.mdx')).toContain(
    '(https://example.org/base/en/reference/ended-by-the-other-party.md)',
  );
});
