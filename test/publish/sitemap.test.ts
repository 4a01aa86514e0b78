/** The sitemap, in a small repository: each page with the day of its last change, and with its twin. */
import { afterAll, expect, test } from 'vitest';
import { sitemapItems } from '../../src/docusaurus/sitemap-items.ts';
import { makeRepository } from '../lib/repository.ts';

const repository = makeRepository();
const page = '---\ntitle: T\ndescription: D\n---\n';
const ENGLISH = 'i18n/en/docusaurus-plugin-content-docs/current';
repository.commit('2026-02-01', 'docs/reference/uno.mdx', page);
repository.commit('2026-02-03', `${ENGLISH}/reference/uno.mdx`, page);
repository.commit('2026-02-05', 'docs/reference/uno.mdx', `${page}más`);
afterAll(() => repository.delete());

/** The items of a language for its page and for one that is no page of `docs/`. */
function itemsOf(baseUrl: string) {
  const here = `https://example.org${baseUrl}`;
  const siteConfig = { url: 'https://example.org', baseUrl, customFields: { rootBaseUrl: '/base/' } };
  const made = ['reference/uno', 'diagnose'].map((path) => ({ url: here + path }));
  return sitemapItems(repository.root)({
    siteConfig,
    defaultCreateSitemapItems: () => Promise.resolve(made),
  } as never);
}

const links = (path: string) => [
  { lang: 'es', url: `https://example.org/base/${path}` },
  { lang: 'en', url: `https://example.org/base/en/${path}` },
  { lang: 'x-default', url: `https://example.org/base/${path}` },
];

test.each([
  ['/base/', '2026-02-05'],
  ['/base/en/', '2026-02-03'],
])('below %s a page has its own day, and its twins', async (baseUrl, lastmod) => {
  expect(await itemsOf(baseUrl)).toEqual([
    { url: `https://example.org${baseUrl}reference/uno`, lastmod, links: links('reference/uno') },
    { url: `https://example.org${baseUrl}diagnose`, links: links('diagnose') },
  ]);
});
