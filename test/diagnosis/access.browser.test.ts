/** The diagnosis for all: hostile pastes, axe, a phone, and the keyboard alone. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fragmentOf } from '../../src/diagnosis/excerpt.ts';
import { COLOUR_RULES, objections } from '../lib/axe.ts';
import { greenChecks } from '../lib/green/green-checks.ts';
import { LOCALES, openSite, type Site } from '../lib/site.ts';
import { CHAT, ENOENT, fieldOf, first, LOG, LONE, pageOf, paste, PASTES, resultsOf } from './panel-page.ts';

const PHONE = { width: 320, height: 800 };
const DESKTOP = { width: 1280, height: 800 };

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const checks = greenChecks('test/diagnosis/access.browser.test.ts');

checks.inTurn((locale) => {
  test('markup, control characters and a megabyte neither break it nor get in', async () => {
    const { page, complaints } = await site.open(pageOf(locale));
    const field = fieldOf(page);
    const evil = '<img src=x onerror="globalThis.caught = 1"><script>globalThis.caught = 1</script>';
    const control = '\u0000\u0007\u001b[31m\u202e\u2066';
    const texts = [
      `${evil}Error: write EPIPE ${evil}\n${evil}`,
      `${control}Error: write EPIPE${control}\n\u001b[0m`,
      `${evil.repeat(7000)}\nError: write EPIPE\n${'<'.repeat(400_000)}`,
      `${'x'.repeat(500_000)} write EPIPE ${'y'.repeat(500_000)}`,
      `Error: write EPIPE\n${'\n'.repeat(3000)}`,
    ];
    for (const text of texts) {
      await field.fill('');
      await page.locator('.dx-cause').first().waitFor({ state: 'detached' });
      await field.fill(text);
      await first(page).locator('mark', { hasText: 'write EPIPE' }).waitFor();
      const results = resultsOf(page);
      expect(await results.locator('img, script').count()).toBe(0);
      // eslint-disable-next-line no-control-regex -- they must be gone
      expect(await results.textContent()).not.toMatch(/[\u0000-\u0008\u001b\u202e\u2066]/);
      expect((await results.innerHTML()).length).toBeLessThan(20_000);
      const link = page.locator('.navbar a[lang]').first();
      await expect
        .poll(async () => (await link.getAttribute('href'))?.length ?? Infinity)
        .toBeLessThan(60_000);
    }
    const { page: shared } = await site.open(pageOf(locale) + fragmentOf(texts[0] ?? ''));
    await first(shared).waitFor();
    for (const one of [page, shared]) {
      expect(await one.evaluate(() => 'caught' in globalThis)).toBe(false);
    }
    expect(complaints).toEqual([]);
    await Promise.all([page.context().close(), shared.context().close()]);
  });

  test('the keyboard alone pastes, hears the verdict, reaches all of it and goes on', async () => {
    const { page } = await site.open(pageOf(locale), PASTES);
    await paste(page, LONE);
    await page.locator('.dx-question').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const at = (): Promise<string> =>
      page.evaluate(() => {
        const now = document.activeElement;
        return now?.getAttribute('data-dx') ?? now?.getAttribute('href') ?? now?.tagName ?? '';
      });
    await expect.poll(at).toBe('verdict');
    expect(await page.locator('[data-dx=verdict]').getAttribute('role')).toBe('status');
    const all = await page
      .locator('[data-dx=results] :is(a, button, summary, [tabindex])')
      .evaluateAll((stops) => stops.map((stop) => stop.getAttribute('href') ?? stop.tagName));
    expect(all.length).toBeGreaterThan(5);
    for (const [index, stop] of all.entries()) {
      await page.keyboard.press('Tab');
      await expect.poll(at, { message: `stop ${index}` }).toBe(stop);
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${all.at(-1)}`);
    await page.context().close();
  });
});

describe.each(LOCALES)('%s', (locale) => {
  checks.describe(pageOf(locale), () => {
    test.each(Object.entries({ LOG, LONE, ENOENT, CHAT }))(
      'axe has no objection to the result of %s, by day and by night, and a phone holds it',
      async (_, text) => {
        const { page } = await site.open(pageOf(locale) + fragmentOf(text), {
          colorScheme: 'light',
          reducedMotion: 'reduce',
          viewport: PHONE,
        });
        await page.locator('[data-dx=results] > *').first().waitFor();
        const code = page.locator('.dx-cause summary').first();
        if ((await code.count()) > 0) {
          await code.click();
          await first(page).locator('figure').first().waitFor();
        }
        await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
        expect(await objections(page), 'a phone').toEqual([]);
        await page.setViewportSize(DESKTOP);
        expect(await objections(page), 'a desk').toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        await page.locator('html[data-theme=dark]').waitFor();
        const colours = { rules: COLOUR_RULES };
        expect(await objections(page, colours), 'a desk, by night').toEqual([]);
        await page.setViewportSize(PHONE);
        expect(await objections(page, colours), 'a phone, by night').toEqual([]);
        await page.context().close();
      },
    );
  });
});
