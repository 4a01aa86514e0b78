/** A sequence figure for all: in view at every step, less motion, axe, and a phone. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COLOUR_RULES, objections } from '../lib/axe.ts';
import { base, LOCALES, openSite, type Site } from '../lib/site.ts';
import { atStep, COMPARE, figureOf, REFERENCE, WITH_FIGURE } from './figure-page.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe.each(LOCALES)('%s', (locale) => {
  test('the present step, its line and the buttons are in view at every step, on a phone too', async () => {
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 390, height: 844 },
      { width: 844, height: 390 },
    ]) {
      const { page } = await site.open(base(locale) + REFERENCE, { viewport, reducedMotion: 'reduce' });
      await figureOf(page).locator('[data-go=next]').focus();
      await page.keyboard.press('Home');
      await atStep(page, 1);
      for (let step = 1; step <= 16; step += 1) {
        await atStep(page, step);
        const hidden = (): Promise<string[]> =>
          figureOf(page).evaluate((player) => {
            const top = player.querySelector('.seq-top')!.getBoundingClientRect();
            const source = player.querySelector('.seq-source')!.getBoundingClientRect();
            const step = player.querySelector('[aria-current=step]')!.getBoundingClientRect();
            const line = player.querySelector('.seq-row.is-now')!.getBoundingClientRect();
            const navbar = document.querySelector('.navbar')!.getBoundingClientRect();
            const found: string[] = [];
            if (step.top < top.bottom - 1 || step.bottom > innerHeight + 1) found.push('the step');
            if (line.top < source.top - 1 || line.bottom > source.bottom + 1) found.push('its line');
            if (top.top < navbar.bottom - 1) found.push('the top, below the navigation bar');
            return found;
          });
        const message = `step ${step} at ${viewport.width} × ${viewport.height}`;
        await expect.poll(hidden, { message }).toEqual([]);
        await page.keyboard.press('ArrowRight');
      }
      await page.context().close();
    }
  });

  test('who wants less motion sees none', async () => {
    const moving = async (reducedMotion: 'reduce' | 'no-preference'): Promise<string> => {
      const { page } = await site.open(base(locale) + REFERENCE, { reducedMotion });
      await figureOf(page).locator('.seq-steps > li').nth(2).click();
      await atStep(page, 3);
      const name = await figureOf(page)
        .locator('.is-now .seq-arrow')
        .evaluate((arrow) => getComputedStyle(arrow, '::before').animationName);
      await page.context().close();
      return name;
    };
    expect(await moving('no-preference')).toBe('seq-cross');
    expect(await moving('reduce')).toBe('none');
  });

  test.each(['light', 'dark'] as const)('axe has no objection, %s', async (colorScheme) => {
    for (const path of [REFERENCE, COMPARE]) {
      for (const width of [1280, 390]) {
        const { page } = await site.open(base(locale) + path, {
          colorScheme,
          viewport: { width, height: 844 },
          reducedMotion: 'reduce',
        });
        const rules = colorScheme === 'light' ? {} : { rules: COLOUR_RULES };
        const extent = { within: '.seq-player', ...rules };
        expect(await objections(page, extent), `${path}, untouched`).toEqual([]);
        await figureOf(page).locator('.seq-steps > li').nth(8).click();
        await atStep(page, 9);
        expect(await objections(page, extent), `${path}, at a step`).toEqual([]);
        await page.context().close();
      }
    }
  });

  test('nothing is wider than a phone of 320 pixels', async () => {
    for (const path of WITH_FIGURE) {
      const { page } = await site.open(base(locale) + path, { viewport: { width: 320, height: 640 } });
      const wide = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
      await expect.poll(wide, { message: path }).toBe(320);
      await figureOf(page).locator('.seq-steps > li').nth(3).click();
      await atStep(page, 4);
      await expect.poll(wide, { message: `${path}, at a step` }).toBe(320);
      const cut = await figureOf(page).evaluate((player) =>
        [...player.querySelectorAll('.seq-text, .seq-bar, .seq-heads')]
          .filter((part) => part.scrollWidth > part.clientWidth + 1)
          .map((part) => part.textContent),
      );
      expect(cut, `${path}: text that is cut`).toEqual([]);
      await page.context().close();
    }
  });
});
