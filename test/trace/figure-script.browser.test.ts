/** A sequence figure without its script and on paper, the same facts in both languages, and the weight of the script. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { greenChecks } from '../lib/green/green-checks.ts';
import { base, BUILD, LOCALES, openSite, type Site } from '../lib/site.ts';
import { atStep, COMPARE, figureOf, REFERENCE, storyOf, WITH_FIGURE } from './figure-page.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('the reference and the pages that need one have a figure', () => {
  expect(WITH_FIGURE).toEqual(expect.arrayContaining([REFERENCE, COMPARE]));
  expect(WITH_FIGURE.length).toBeGreaterThanOrEqual(10);
});

greenChecks('test/trace/figure-script.browser.test.ts').inTurn((locale) => {
  test('without a script, and on paper, it tells the same', async () => {
    const [bare, scripted] = await Promise.all([
      site.open(base(locale) + REFERENCE, { javaScriptEnabled: false }),
      site.open(base(locale) + REFERENCE),
    ]);
    const story = await storyOf(bare.page);
    expect(story).toEqual(await storyOf(scripted.page));
    expect(story).toHaveLength(16);
    const last = locale === 'es' ? 'El error: write EPIPE.' : 'The error: write EPIPE.';
    expect(story[14]).toContain(last);
    const whole = (page: Page): Promise<boolean> =>
      figureOf(page)
        .locator('.seq-source')
        .evaluate(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight);
    expect(await figureOf(bare.page).locator('.seq-bar').isVisible(), 'buttons').toBe(false);
    expect(await whole(bare.page), 'the whole source').toBe(true);
    // A reader who has stepped prints all of it, nothing faded.
    await figureOf(scripted.page).locator('[data-go=next]').click();
    await atStep(scripted.page, 1);
    await scripted.page.emulateMedia({ media: 'print' });
    expect(await figureOf(scripted.page).locator('.seq-bar').isVisible(), 'buttons on paper').toBe(false);
    expect(await whole(scripted.page), 'the whole source on paper').toBe(true);
    expect(
      await figureOf(scripted.page)
        .locator('.is-later .seq-arrow')
        .first()
        .evaluate((arrow) => getComputedStyle(arrow).opacity),
    ).toBe('1');
    expect(
      await figureOf(scripted.page)
        .locator('.seq-top')
        .evaluate((top) => getComputedStyle(top).position),
    ).toBe('static');
    await bare.page.context().close();
    await scripted.page.context().close();
  });
});

test('both languages tell the same facts', async () => {
  for (const path of WITH_FIGURE) {
    const facts = await Promise.all(
      LOCALES.map(async (locale) => {
        const { page } = await site.open(base(locale) + path, { javaScriptEnabled: false });
        const found = await page.locator('.seq-step').evaluateAll((steps) =>
          steps.map((step) => ({
            label: step.querySelector('.seq-label')?.textContent,
            line: /\d+/.exec(step.querySelector('.seq-line')?.textContent ?? '')?.[0],
            standing: JSON.stringify((step as HTMLElement).dataset),
          })),
        );
        await page.context().close();
        return found;
      }),
    );
    expect(facts[0]?.length, path).toBeGreaterThan(5);
    expect(facts[1], path).toEqual(facts[0]);
  }
});

describe('weight', () => {
  const CHUNK = /\/assets\/browser\/player\.browser-[^/]*\.js$/;

  test('the script is under 15 kB, uncompressed', () => {
    const folder = join(BUILD, 'assets', 'browser');
    const chunks = readdirSync(folder).filter((file) => /^player\.browser-.*\.js$/.test(file));
    expect(chunks).toHaveLength(1);
    const script = readFileSync(join(folder, chunks[0]!));
    expect(script.length).toBeLessThan(15_000);
    expect(gzipSync(script).length).toBeLessThan(3000);
  });

  test('it is fetched where a figure is used, and nowhere else', async () => {
    const { page } = await site.open('about:blank');
    const fetched: string[] = [];
    page.on('request', (request) => {
      if (CHUNK.test(request.url())) fetched.push(request.url());
    });
    await page.goto(`${site.origin}/recipes/client-leaves`);
    await page.locator('main h1').click();
    await page.waitForLoadState('networkidle');
    await page.goto(`${site.origin}/${REFERENCE}`);
    await page.locator('main h1').click();
    await page.keyboard.press('ArrowRight');
    await page.waitForLoadState('networkidle');
    expect(fetched).toEqual([]);
    await figureOf(page).locator('[data-go=next]').click();
    await atStep(page, 1);
    expect(fetched).toHaveLength(1);
    await page.context().close();
  });
});
