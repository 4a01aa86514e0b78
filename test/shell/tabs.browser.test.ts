/** Tabs of code: a choice holds for every group of its kind and for later pages; by pointer and by keyboard. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { greenChecks } from '../lib/green/green-checks.ts';
import { base, openSite, type Site } from '../lib/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const REFERENCE = 'reference/broken-pipe-error';

/** The chosen language of each group, and the languages whose panels are seen. */
const stateOf = (page: Page): Promise<string[]> =>
  page.locator('[data-tab-group=language]').evaluateAll((groups) =>
    groups.map((group) => {
      const seen = [...group.querySelectorAll<HTMLElement>('[role=tabpanel]')]
        .filter((panel) => panel.checkVisibility())
        .map((panel) => panel.dataset['value']);
      return `${group.querySelector('[aria-selected=true]')?.textContent} ${seen.join()}`;
    }),
  );

greenChecks('test/shell/tabs.browser.test.ts').inTurn((locale) => {
  test('the choice of Python moves every pair of tabs and is remembered', async () => {
    const { page } = await site.open(base(locale) + REFERENCE);
    const groups = (await stateOf(page)).length;
    expect(groups).toBeGreaterThan(1);
    expect(new Set(await stateOf(page))).toEqual(new Set(['TypeScript typescript']));
    await page.getByRole('tab', { name: 'Python' }).first().click();
    await expect.poll(() => stateOf(page)).toEqual(Array(groups).fill('Python python'));
    await page.reload();
    await expect.poll(() => stateOf(page)).toEqual(Array(groups).fill('Python python'));
    await page.context().close();
  });

  test('arrow keys, Home and End move through tabs', async () => {
    const { page } = await site.open(base(locale) + REFERENCE);
    const tabs = page.locator('[data-tab-group=language]').first().locator('[role=tab]');
    const indexes = () =>
      tabs.evaluateAll((all) => [
        all.findIndex((tab) => tab.ariaSelected === 'true'),
        all.findIndex((tab) => tab === document.activeElement),
      ]);
    await tabs.first().focus();
    for (const [key, index] of [
      ['ArrowRight', 1],
      ['ArrowRight', 0],
      ['ArrowLeft', 1],
      ['Home', 0],
      ['End', 1],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(indexes, { message: key }).toEqual([index, index]);
    }
    await page.context().close();
  });
});
