/** The field above the matrix: rows by words and by differences; without JavaScript all of them and no field. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base, LOCALES, openSite, type Site } from '../lib/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Text of every row that is seen, all read at one moment. */
const shownRows = (page: Page): Promise<string[]> =>
  page
    .locator('main .table-scroll')
    .first()
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.filter((row) => row.getClientRects().length > 0).map((row) => row.textContent),
    );

/**
 * The shown rows, once they are fewer than all. The filter is a chunk of its own, whose answer comes after the event that
 * asks for it.
 */
async function filteredRows(page: Page, all: number): Promise<string[]> {
  await expect.poll(async () => (await shownRows(page)).length).toBeLessThan(all);
  return shownRows(page);
}

describe.each(LOCALES)('%s', (locale) => {
  const matrix = `${base(locale)}reference/matrix`;

  test('the matrix is filtered by words and by differences', async () => {
    const { page } = await site.open(matrix);
    const all = (await shownRows(page)).length;
    const words = page.locator('main form input[type=search]');
    await words.fill('econnrefused');
    const some = await filteredRows(page, all);
    expect(some.length).toBeGreaterThan(0);
    for (const row of some) expect(row).toContain('ECONNREFUSED');
    await page.locator('main form [role=status]', { hasText: `${some.length} ` }).waitFor();

    await words.fill('');
    await expect.poll(async () => (await shownRows(page)).length).toBe(all);
    await page.locator('main form input[type=checkbox]').check();
    const different = await filteredRows(page, all);
    expect(different.length).toBeGreaterThan(0);
    for (const row of different) expect(row).toContain('≠');
    await page.context().close();
  });

  test('without JavaScript the matrix is whole, and there is no field that would do nothing', async () => {
    const { page } = await site.open(matrix, { javaScriptEnabled: false });
    expect(await page.locator('main form').first().isVisible()).toBe(false);
    expect((await shownRows(page)).length).toBeGreaterThan(20);
    await page.context().close();
  });
});
