import { expect, test } from 'vitest';
import type { Kind } from '../../src/content/pages.ts';
import { llmsTxt } from '../../src/publish/llms.ts';

const SITE = 'https://example.org/base/';
const kinds: Kind[] = [
  {
    path: 'recipes',
    label: 'Recetas',
    title: 'Todas las recetas',
    description: 'Cómo se arregla.',
    pages: [{ page: 'recipes/uno.mdx', path: 'recipes/uno', title: 'Uno', description: 'La primera.' }],
  },
];

test.each([
  ['es', SITE, `${SITE}en/`],
  ['en', `${SITE}en/`, SITE],
] as const)('in %s, each page leads to its Markdown, and the list to its twin', (locale, home, other) => {
  const list = llmsTxt(kinds, locale, SITE);
  expect(list).toContain('\n## Recetas\n\nCómo se arregla.\n\n');
  expect(list).toContain(`- [Uno](${home}recipes/uno.md): La primera.\n`);
  expect(list).toContain(`(${home}llms-full.txt)`);
  expect(list).toContain(`(${other}llms.txt)`);
  expect(list).toContain(`(${SITE}examples/index.json)`);
});
