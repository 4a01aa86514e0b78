/** Our page template is Docusaurus' own without the scripts; this test fails when an upgrade changes the original. */
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { pageTemplate } from '../../src/docusaurus/page-template.ts';

const { default: original } = createRequire(import.meta.url)(
  '@docusaurus/core/lib/ssg/ssgTemplate.html.js',
) as {
  default: string;
};

const SCRIPTS = `    <% it.scripts.forEach((script) => { %>
      <script src="<%= it.baseUrl %><%= script %>" defer></script>
    <% }); %>
`;

test('is the original without its scripts', () => {
  expect(original).toContain(SCRIPTS);
  expect(pageTemplate).toBe(original.replace(SCRIPTS, ''));
});
