/** The copy button of code: exactly the file, exactly the output, and a selection where there is no clipboard. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { greenChecks } from '../lib/green/green-checks.ts';
import { base, exampleFile, openSite, type Site } from '../lib/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const REFERENCE = 'reference/broken-pipe-error';
const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

const pressCopy = (figure: Locator): Promise<void> =>
  figure.getByRole('button', { name: /copiar|copy/i }).click();
const clipboardOf = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

/** Waits for the announcement to screen readers. */
const saysSo = (page: Page): Promise<void> =>
  page
    .getByRole('status')
    .filter({ hasText: /^(copiado|copied)$/i })
    .waitFor();

greenChecks('test/code/copy.browser.test.ts').inTurn((locale) => {
  test('the copy button copies exactly the file', async () => {
    const { page } = await site.open(base(locale) + REFERENCE, CLIPBOARD);
    const figures = page.locator('figure[data-kind=source]:has(a[href$=".ts"]):visible');
    expect(await figures.count()).toBeGreaterThan(1);
    for (const figure of await figures.all()) {
      const href = (await figure.locator('a[href$=".ts"]').first().getAttribute('href')) ?? '';
      await figure.hover();
      await pressCopy(figure);
      const file = exampleFile(href.split('/examples/')[1] ?? '');
      await expect.poll(() => clipboardOf(page), { message: href }).toBe(file);
      await saysSo(page);
    }
    await page.context().close();
  });

  test('of an output, what was printed is copied, without the command', async () => {
    const { page } = await site.open(base(locale) + REFERENCE, CLIPBOARD);
    const figure = page.locator('figure[data-kind=output]:visible').first();
    await pressCopy(figure);
    const printed = await figure.locator('pre').first().textContent();
    await expect.poll(() => clipboardOf(page)).toBe(printed);
    await saysSo(page);
    await page.context().close();
  });

  test('where there is no clipboard, the copy button selects the code', async () => {
    const { page } = await site.open(base(locale) + REFERENCE);
    await page.evaluate(() => Reflect.deleteProperty(Navigator.prototype, 'clipboard'));
    const figure = page.locator('figure[data-kind=source]:visible').first();
    await pressCopy(figure);
    const code = (await figure.locator('pre').first().textContent())?.trimEnd();
    await expect.poll(() => page.evaluate(() => getSelection()?.toString().trimEnd())).toBe(code);
    await page.context().close();
  });
});
