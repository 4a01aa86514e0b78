/** What must hold on every page, in both languages. */
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base, LOCALES, openSite, PATHS, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const everyPage = LOCALES.flatMap((locale) =>
  PATHS.map((path) => ({ locale, path, address: base(locale) + path })),
);

describe.each(everyPage)('$address', ({ locale, path, address }) => {
  test('says its language, its twin, its own address and a title', async () => {
    const { page, status, foreign, complaints } = await site.open(address);
    expect(status).toBe(200);
    expect(await page.getAttribute('html', 'lang')).toBe(locale);
    const links = await page.$$eval('link[rel=alternate][hreflang], link[rel=canonical]', (found) =>
      found.map((link) => [
        link.getAttribute('hreflang') ?? 'canonical',
        new URL((link as HTMLLinkElement).href).pathname,
      ]),
    );
    expect(Object.fromEntries(links)).toEqual({
      canonical: address,
      es: `/${path}`,
      en: `/en/${path}`,
      'x-default': `/${path}`,
    });
    expect(await page.title()).toMatch(/tubería rota|broken pipe/i);
    expect(await page.locator('h1').count()).toBe(1);
    expect(foreign, 'no third-party request').toEqual([]);
    expect(complaints, 'nothing in the console').toEqual([]);
    await page.context().close();
  });

  test('leads to its twin and back by the language switch', async () => {
    const { page } = await site.open(address);
    const other = locale === 'es' ? 'en' : 'es';
    for (const [language, target] of [
      [other, base(other) + path],
      [locale, address],
    ] as const) {
      const link = page.locator(`.navbar a[lang=${language}]`).first();
      await link.evaluate((element) => (element as HTMLAnchorElement).click());
      await page.waitForURL(`**${target}`);
      await page.locator(`html[lang=${language}] h1`).waitFor();
    }
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)('has nothing that axe objects to, %s', async (colorScheme) => {
    const { page } = await site.open(address, { colorScheme });
    expect(await page.getAttribute('html', 'data-theme')).toBe(colorScheme);
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const result = await (globalThis as unknown as { axe: typeof axe }).axe.run();
      return result.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      );
    });
    expect(violations).toEqual([]);
    await page.context().close();
  });

  test('fits a phone of 320 pixels', async () => {
    const { page } = await site.open(address, { viewport: { width: 320, height: 640 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.context().close();
  });

  test('reads whole without JavaScript', async () => {
    const { page } = await site.open(address, { javaScriptEnabled: false });
    expect(await page.locator('h1').isVisible()).toBe(true);
    for (const figure of await page.locator('figure').all()) {
      expect(await figure.isVisible(), await figure.innerHTML()).toBe(true);
    }
    await page.context().close();
  });
});

describe.each([
  { address: '/no-such-page', lang: 'es' },
  { address: '/en/no-such-page', lang: 'en' },
])('$address', ({ address, lang }) => {
  test.each(['light', 'dark'] as const)('is a 404 in its language, %s', async (colorScheme) => {
    const { page, status } = await site.open(address, { colorScheme });
    expect(status).toBe(404);
    expect(await page.getAttribute('html', 'lang')).toBe(lang);
    expect(await page.locator('h1').innerText()).toMatch(lang === 'es' ? /tubería/ : /pipe/);
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const result = await (globalThis as unknown as { axe: typeof axe }).axe.run();
      return result.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      );
    });
    expect(violations).toEqual([]);
    await page.context().close();
  });
});
