/** What a visitor does: choose a language of code, copy, filter. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base, exampleFile, LOCALES, openSite, type Site } from '../lib/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const REFERENCE = 'reference/broken-pipe-error';

describe.each(LOCALES)('%s', (locale) => {
  test('the choice of Python moves every pair of tabs and is remembered', async () => {
    const { page } = await site.open(base(locale) + REFERENCE);
    const python = page.getByRole('tab', { name: 'Python' });
    expect(await python.count()).toBeGreaterThan(1);
    await python.first().click();
    for (const tab of await python.all()) expect(await tab.getAttribute('aria-selected')).toBe('true');
    await page.reload({ waitUntil: 'networkidle' });
    // The choice is restored once the page has come to life, which may take its time.
    await page.locator('[role=tab][aria-selected=true]', { hasText: 'Python' }).first().waitFor();
    for (const tab of await python.all()) expect(await tab.getAttribute('aria-selected')).toBe('true');
    await page.context().close();
  });

  test('the copy button copies exactly the file', async () => {
    const { page } = await site.open(base(locale) + REFERENCE, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const figures = page.locator('figure[data-kind=source]:has(a[href$=".ts"]):visible');
    expect(await figures.count()).toBeGreaterThan(1);
    for (const figure of await figures.all()) {
      const href = (await figure.locator('a[href$=".ts"]').first().getAttribute('href')) ?? '';
      await figure.hover();
      await figure.getByRole('button', { name: /copiar|copy/i }).click();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied, href).toBe(exampleFile(href.split('/examples/')[1] ?? ''));
      await page
        .getByRole('status')
        .filter({ hasText: /^(copiado|copied)$/i })
        .waitFor();
    }
    await page.context().close();
  });

  test('of an output, what was printed is copied, without the command', async () => {
    const { page } = await site.open(base(locale) + REFERENCE, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const figure = page.locator('figure[data-kind=output]:visible').first();
    await figure.getByRole('button', { name: /copiar|copy/i }).click();
    await page
      .getByRole('status')
      .filter({ hasText: /^(copiado|copied)$/i })
      .waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      await figure.locator('pre').first().textContent(),
    );
    await page.context().close();
  });

  test('where there is no clipboard, the copy button selects the code', async () => {
    const { page } = await site.open(base(locale) + REFERENCE);
    await page.evaluate(() => Reflect.deleteProperty(Navigator.prototype, 'clipboard'));
    const figure = page.locator('figure[data-kind=source]:visible').first();
    await figure.getByRole('button', { name: /copiar|copy/i }).click();
    await page.waitForFunction(() => getSelection()?.isCollapsed === false);
    const selected = await page.evaluate(() => getSelection()?.toString());
    expect(selected?.trimEnd()).toBe((await figure.locator('pre').first().textContent())?.trimEnd());
    await page.context().close();
  });

  test('the raw file is served as it is', async () => {
    const { page } = await site.open(base(locale));
    const response = await page.request.get('/examples/catch-epipe/catch-epipe.ts');
    expect(await response.text()).toBe(exampleFile('catch-epipe/catch-epipe.ts'));
    expect(response.headers()['content-type']).toMatch(/^text\/plain/);
    await page.context().close();
  });

  test('the matrix is filtered by words and by differences', async () => {
    const { page } = await site.open(`${base(locale)}reference/matrix`);
    // At one moment, the text of every row that is seen.
    const shown = () =>
      page
        .locator('main .table-scroll')
        .first()
        .locator('tbody tr')
        .evaluateAll((rows) =>
          rows.filter((row) => row.getClientRects().length > 0).map((row) => row.textContent),
        );
    const all = (await shown()).length;
    await page.locator('main form input[type=search]').fill('econnrefused');
    // The filter is a chunk of its own, so each of its answers comes after the event that asks for it.
    await expect.poll(async () => (await shown()).length).toBeLessThan(all);
    const some = await shown();
    expect(some.length).toBeGreaterThan(0);
    for (const row of some) expect(row).toContain('ECONNREFUSED');
    expect(await page.locator('main form [role=status]').innerText()).toMatch(`${some.length} `);
    await page.locator('main form input[type=search]').fill('');
    await expect.poll(async () => (await shown()).length).toBe(all);
    await page.locator('main form input[type=checkbox]').check();
    await expect.poll(async () => (await shown()).length).toBeLessThan(all);
    const different = await shown();
    expect(different.length).toBeGreaterThan(0);
    for (const row of different) expect(row).toContain('≠');
    await page.context().close();
  });

  test('without JavaScript the matrix is whole, and there is no field that would do nothing', async () => {
    const { page } = await site.open(`${base(locale)}reference/matrix`, { javaScriptEnabled: false });
    expect(await page.locator('main form').first().isVisible()).toBe(false);
    expect(
      await page.locator('main .table-scroll').first().locator('tbody tr:visible').count(),
    ).toBeGreaterThan(20);
    await page.context().close();
  });
});
