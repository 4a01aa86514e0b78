/** Files for search engines and programs in the built site: sitemap, feed, Markdown, structured data. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PATHS } from '../lib/paths.ts';
import { base, BUILD, LOCALES } from '../lib/site.ts';
import type { Locale } from '../../src/site/locales.ts';

const built = (path: string): string => readFileSync(join(BUILD, path), 'utf8');
const htmlOf = (locale: Locale, path: string): string => built(`${base(locale)}${path}/index.html`);

/** The site's own address, as its home page says it. */
const SITE = /rel="?canonical"? href="?([^\s">]+)/.exec(htmlOf('es', ''))?.[1] ?? '';
const addressOf = (locale: Locale, path: string): string => SITE + base(locale).slice(1) + path;

/** A page's text, character references resolved. */
const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const descriptionOf = (html: string): string =>
  plain(/name="?description"? content=(["'])(.*?)\1/s.exec(html)?.[2] ?? '');

test('robots.txt names both sitemaps and shuts nobody out', () => {
  const robots = built('robots.txt');
  expect([...robots.matchAll(/^Sitemap: (.*)$/gm)].map(([, address]) => address)).toEqual([
    `${SITE}sitemap.xml`,
    `${SITE}en/sitemap.xml`,
  ]);
  expect(robots).not.toMatch(/Disallow/);
});

describe.each(LOCALES)('%s', (locale) => {
  test('the sitemap has every page, nothing else, each with its languages', () => {
    const urls = built(`${base(locale)}sitemap.xml`).match(/<url>.*?<\/url>/gs) ?? [];
    const found = urls.map((url) => ({
      loc: /<loc>(.*?)<\/loc>/.exec(url)?.[1],
      links: Object.fromEntries(
        [...url.matchAll(/rel="alternate" hreflang="([\w-]+)" href="([^"]+)"/g)].map(
          ([, lang = '', href = '']) => [lang, href] as const,
        ),
      ),
    }));
    const wanted = PATHS.map((path) => ({
      loc: addressOf(locale, path),
      links: {
        es: addressOf('es', path),
        en: addressOf('en', path),
        'x-default': addressOf('es', path),
      },
    }));
    const byAddress = (a: { loc?: string | undefined }, b: { loc?: string | undefined }): number =>
      (a.loc ?? '').localeCompare(b.loc ?? '');
    expect(found.sort(byAddress)).toEqual(wanted.sort(byAddress));
  });

  test('no page of the sitemap asks not to be listed', () => {
    for (const path of PATHS) expect(htmlOf(locale, path), path).not.toMatch(/noindex/);
  });
});

/** Everything that a page says in JSON-LD, by its type. */
function dataOf(html: string): Record<string, Record<string, unknown>> {
  const blocks = [...html.matchAll(/<script[^>]*application\/ld\+json"?>(.*?)<\/script>/gs)].map(
    ([, json = '']) => JSON.parse(json) as Record<string, unknown>,
  );
  const byType = Object.fromEntries(blocks.map((block) => [String(block['@type']), block]));
  expect(Object.keys(byType), 'nothing is said twice').toHaveLength(blocks.length);
  return byType;
}

describe.each(LOCALES)('structured data, %s', (locale) => {
  test.each(PATHS.filter((path) => path.includes('/')))(
    '%s is an article that says what its page says',
    (path) => {
      const html = htmlOf(locale, path);
      const { TechArticle: article, BreadcrumbList: crumbs } = dataOf(html);
      const title = plain(/<title[^>]*>(.*?)<\/title>/s.exec(html)?.[1] ?? '');
      const description = descriptionOf(html);
      expect(`${String(article?.['headline'])} | Tubería Rota · Broken Pipe`).toBe(title);
      expect(article).toMatchObject({
        '@context': 'https://schema.org',
        description,
        url: addressOf(locale, path),
        inLanguage: locale,
        author: { '@type': 'Organization', url: addressOf(locale, '') },
        publisher: { '@type': 'Organization' },
        license: expect.stringMatching(/^https:.*MIT/) as unknown,
        datePublished: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as unknown,
        dateModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as unknown,
      });
      expect(String(article?.['dateModified']) >= String(article?.['datePublished'])).toBe(true);
      const items = crumbs?.['itemListElement'] as { position: number; item: string }[];
      expect(items.map(({ position }) => position)).toEqual(items.map((_, index) => index + 1));
      expect(items.map(({ item }) => item)).toEqual([
        addressOf(locale, path.split('/')[0] ?? ''),
        addressOf(locale, path),
      ]);
    },
  );

  test('a page about an error names it', () => {
    const { TechArticle: article } = dataOf(htmlOf(locale, 'reference/epipe'));
    expect(article?.['about']).toEqual(
      expect.arrayContaining(['EPIPE', 'BrokenPipeError'].map((name) => ({ '@type': 'Thing', name }))),
    );
  });

  test('the home page is the site', () => {
    const { WebSite: site } = dataOf(htmlOf(locale, ''));
    expect(site).toMatchObject({ url: addressOf(locale, ''), inLanguage: locale });
    expect(site?.['description']).toBe(descriptionOf(htmlOf(locale, '')));
  });
});

/** Attributes of a `<link>` or `<meta>` of a page, those of which one has this value. */
const tagsWith = (html: string, value: string): string[] =>
  (html.match(/<(?:link|meta)\b(?:"[^"]*"|[^">])*>/g) ?? []).filter((tag) => tag.includes(value));
const valueOf = (tag: string | undefined, name: string): string =>
  new RegExp(`\\b${name}=(?:"([^"]*)"|'([^']*)'|([^\\s">]+))`)
    .exec(tag ?? '')
    ?.slice(1)
    .find(Boolean) ?? '';

describe.each(LOCALES)('other forms of a page, %s', (locale) => {
  test('each page that is read names its Markdown, which is there', () => {
    for (const path of PATHS.filter((one) => !/^(?:diagnose|e)$/.test(one))) {
      const [tag, ...more] = tagsWith(htmlOf(locale, path), 'text/markdown');
      expect(more).toEqual([]);
      expect(valueOf(tag, 'href'), path).toBe(`${base(locale)}${path === '' ? 'llms.txt' : `${path}.md`}`);
      expect(built(valueOf(tag, 'href')), path).toMatch(/^# /);
    }
  });

  test('llms.txt lists every page by its Markdown', () => {
    const list = built(`${base(locale)}llms.txt`);
    for (const path of PATHS.filter((one) => one.includes('/'))) {
      expect(list).toContain(`](${addressOf(locale, path)}.md): `);
    }
  });

  test('each page has one picture of its own, of the size that it says', () => {
    for (const path of PATHS) {
      const html = htmlOf(locale, path);
      const pictures = tagsWith(html, 'og:image').filter((tag) => valueOf(tag, 'property') === 'og:image');
      expect(pictures, path).toHaveLength(1);
      const address = valueOf(pictures[0], 'content');
      expect(address).toBe(`${addressOf(locale, '')}cards/${path === '' ? 'home' : path}.png`);
      expect(valueOf(tagsWith(html, 'twitter:card')[0], 'content')).toBe('summary_large_image');
      expect(valueOf(tagsWith(html, 'og:image:alt')[0], 'content'), path).not.toBe('');
      const png = readFileSync(join(BUILD, address.slice(SITE.length)));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)], path).toEqual([1200, 630]);
    }
  });

  test('the feed is named in the head, and its entries are pages', () => {
    const href = valueOf(tagsWith(htmlOf(locale, 'reference/epipe'), 'application/atom+xml')[0], 'href');
    expect(href).toBe(`${base(locale)}changes.atom`);
    const feed = built(href);
    const ids = [...feed.matchAll(/<entry>.*?<id>(.*?)<\/id>/gs)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(20);
    const pages = PATHS.map((path) => addressOf(locale, path));
    for (const id of ids) expect(pages).toContain(id);
    const moments = [...feed.matchAll(/<updated>(.*?)<\/updated>/g)].map(([, moment]) => moment ?? '');
    expect(moments.slice(1)).toEqual(moments.slice(1).sort().reverse());
  });
});
