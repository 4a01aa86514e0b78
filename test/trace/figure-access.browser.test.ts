/** A sequence figure for all: in view at every step, less motion, axe, and a phone. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COLOUR_RULES, objections } from '../lib/axe.ts';
import { greenChecks } from '../lib/green/green-checks.ts';
import { base, LOCALES, openSite, type Site } from '../lib/site.ts';
import { atStep, COMPARE, figureOf, REFERENCE, WITH_FIGURE } from './figure-page.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const checks = greenChecks('test/trace/figure-access.browser.test.ts');

/** Names of those parts of the present step that a reader would not see. */
const hiddenParts = (page: Page): Promise<string[]> =>
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

const staysInView = (address: string): void =>
  test.each([
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
    { width: 844, height: 390 },
  ])(
    'the present step, its line and the buttons are in view at every step, $width × $height',
    async (viewport) => {
      const { page } = await site.open(address, { viewport, reducedMotion: 'reduce' });
      await figureOf(page).locator('[data-go=next]').focus();
      await page.keyboard.press('Home');
      await atStep(page, 1);
      for (let step = 1; step <= 16; step += 1) {
        await atStep(page, step);
        await expect.poll(() => hiddenParts(page), { message: `step ${step}` }).toEqual([]);
        await page.keyboard.press('ArrowRight');
      }
      await page.context().close();
    },
  );

const satisfiesAxe = (address: string): void =>
  test.each([
    ['light', 1280],
    ['light', 390],
    ['dark', 1280],
    ['dark', 390],
  ] as const)('axe has no objection, %s, %i pixels', async (colorScheme, width) => {
    const { page } = await site.open(address, {
      colorScheme,
      viewport: { width, height: 844 },
      reducedMotion: 'reduce',
    });
    const rules = colorScheme === 'light' ? {} : { rules: COLOUR_RULES };
    const extent = { within: '.seq-player', ...rules };
    expect(await objections(page, extent), 'untouched').toEqual([]);
    await figureOf(page).locator('.seq-steps > li').nth(8).click();
    await atStep(page, 9);
    expect(await objections(page, extent), 'at a step').toEqual([]);
    await page.context().close();
  });

const fitsPhone = (address: string): void =>
  test('nothing is wider than a phone of 320 pixels', async () => {
    const { page } = await site.open(address, { viewport: { width: 320, height: 640 } });
    const wide = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(wide).toBe(320);
    await figureOf(page).locator('.seq-steps > li').nth(3).click();
    await atStep(page, 4);
    await expect.poll(wide, { message: 'at a step' }).toBe(320);
    const cut = await figureOf(page).evaluate((player) =>
      [...player.querySelectorAll('.seq-text, .seq-bar, .seq-heads')]
        .filter((part) => part.scrollWidth > part.clientWidth + 1)
        .map((part) => part.textContent),
    );
    expect(cut, 'text that is cut').toEqual([]);
    await page.context().close();
  });

for (const locale of LOCALES) {
  for (const path of WITH_FIGURE) {
    const address = base(locale) + path;
    checks.describe(address, () => {
      if (path === REFERENCE) staysInView(address);
      if (path === REFERENCE || path === COMPARE) satisfiesAxe(address);
      fitsPhone(address);
    });
  }
}

test.each(LOCALES)('who wants less motion sees none, %s', async (locale) => {
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

test('the pages whose figures are tried in full have one', () => {
  expect(WITH_FIGURE).toEqual(expect.arrayContaining([REFERENCE, COMPARE]));
});
