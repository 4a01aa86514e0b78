/** The published examples, as a reader's browser and programs get them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExampleIndex } from '../../src/publish/example-index.schema.ts';
import { base, exampleFile, LOCALES, openSite, type Site } from '../lib/site.ts';

let site: Site;
beforeAll(async () => (site = await openSite()));
afterAll(() => site.close());

const PAGE = 'recipes/client-leaves';
const MODULE = 'stop-when-client-leaves/stop-when-client-leaves.ts';

test.each([
  [`examples/${MODULE}`, /^text\/plain; ?charset=utf-8$/],
  ['examples/catch-epipe/demo.py', /^text\/plain; ?charset=utf-8$/],
  ['examples/LICENSE', /^text\/plain/],
  ['examples/catch-epipe/recordings/node-24.json', /^application\/json/],
  ['examples/index.json', /^application\/json/],
  ['examples/index.schema.json', /^application\/json/],
  ['examples/catch-epipe.tar.gz', /gzip/],
  ['r/registry.json', /^application\/json/],
  ['r/catch-epipe.json', /^application\/json/],
])('%s is served as what it is', async (path, type) => {
  const response = await fetch(`${site.origin}/${path}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(type);
  // Once, for both languages.
  expect((await fetch(`${site.origin}/en/${path}`)).status).toBe(404);
});

test('a file is served byte for byte', async () => {
  const response = await fetch(`${site.origin}/examples/catch-epipe/catch-epipe.ts`);
  expect(await response.text()).toBe(exampleFile('catch-epipe/catch-epipe.ts'));
});

test('every page that the index names is there', async () => {
  const index = (await (await fetch(`${site.origin}/examples/index.json`)).json()) as ExampleIndex;
  const pages = new Set(index.examples.flatMap(({ pages }) => (pages ? [pages.es, pages.en] : [])));
  expect(pages.size).toBeGreaterThan(40);
  for (const page of pages) {
    const { pathname } = new URL(page);
    expect((await fetch(site.origin + pathname)).status, page).toBe(200);
  }
});

test.each(LOCALES)('the copy button of a module copies its file, byte for byte: %s', async (locale) => {
  const { page } = await site.open(`${base(locale)}${PAGE}`, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const figure = page.locator('figure', { has: page.locator(`a[href="/examples/${MODULE}"]`) }).first();
  await figure.locator('button[data-copied]').first().click();
  const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toBe(exampleFile(MODULE));
  expect((await copied()).split('\n', 1)[0]).toContain(`/examples/${MODULE} | SPDX-License-Identifier: 0BSD`);
  await page.context().close();
});

test.each(LOCALES)('a module can be taken without a script, and says its licence: %s', async (locale) => {
  const { page } = await site.open(`${base(locale)}${PAGE}`, { javaScriptEnabled: false });
  const box = page.locator('details', { hasText: '0BSD' }).first();
  await box.locator('summary').click();
  const download = box.locator(`a[download][href="/examples/${MODULE}"]`);
  await download.waitFor();
  const commands = await box.locator('pre').allTextContents();
  expect(commands[0]).toMatch(new RegExp(`^curl -O https?://\\S+/examples/${MODULE}$`));
  // Each address that is shown is one that the site serves.
  for (const [address] of commands.join('\n').matchAll(/https?:\/\/\S+/g)) {
    expect((await fetch(site.origin + new URL(address).pathname)).status, address).toBe(200);
  }
  expect(await page.locator('footer').textContent()).toContain('0BSD');
  await page.context().close();
});
