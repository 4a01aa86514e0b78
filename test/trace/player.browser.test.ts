/** Going through a sequence figure: by keyboard, by buttons, by a click, by itself; both of two figures together. */
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { greenChecks } from '../lib/green/green-checks.ts';
import { base, openSite, type Site } from '../lib/site.ts';
import {
  atStep,
  COMPARE,
  countOf,
  figureOf,
  presentOf,
  REFERENCE,
  storyOf,
  toTheButtons,
  type Present,
} from './figure-page.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

greenChecks('test/trace/player.browser.test.ts').inTurn((locale) => {
  test('the keyboard leads through a real EPIPE, from the FIN to the error event, line by line', async () => {
    const { page, complaints } = await site.open(base(locale) + REFERENCE);
    await toTheButtons(page);
    await page.keyboard.press('Enter');
    await atStep(page, 1);
    const all = (await storyOf(page)).length;
    await expect
      .poll(() => countOf(page).textContent())
      .toBe(locale === 'es' ? `1 de ${all}` : `1 of ${all}`);
    const seen: Present[] = [await presentOf(page)];
    for (let step = 2; step <= all; step += 1) {
      await page.keyboard.press(step % 2 === 0 ? 'ArrowRight' : 'ArrowDown');
      await atStep(page, step);
      seen.push(await presentOf(page));
    }
    const told = seen.map(({ label, line, states }) => [label, /\d+/.exec(line)?.[0], ...states].join(' '));
    expect(told).toEqual([
      'peer.destroy() 16 ESTABLISHED ESTABLISHED',
      'close() = 0 16 ESTABLISHED ESTABLISHED',
      'FIN 16 CLOSE_WAIT FIN_WAIT1',
      'read() = 0 16 CLOSE_WAIT FIN_WAIT2',
      "'end' 17 CLOSE_WAIT FIN_WAIT2",
      "ours.write('first', resolve) 22 CLOSE_WAIT FIN_WAIT2",
      'write() = 5 22 CLOSE_WAIT FIN_WAIT2',
      '5 bytes 22 CLOSE_WAIT FIN_WAIT2',
      'RST 22 CLOSED CLOSED',
      'write callback 22 CLOSED CLOSED',
      "ours.write('second') 24 CLOSED CLOSED",
      'write() = EPIPE 24 CLOSED CLOSED',
      'destroy() 24 CLOSED CLOSED',
      'close() = 0 24 CLOSED CLOSED',
      "'error' 20 CLOSED CLOSED",
      "'close' 21 CLOSED CLOSED",
    ]);
    // The text for screen readers has the end, the step and its sentence.
    expect(seen[8]?.said).toBe(
      locale === 'es'
        ? 'nuestro extremo RST El otro extremo contesta con un corte: allí esa conexión ya no existe. nuestro extremo CLOSED el otro extremo CLOSED'
        : 'our end RST The peer answers with a reset: there, this connection is no more. our end CLOSED the peer CLOSED',
    );
    // The end is the end; and back.
    await page.keyboard.press('ArrowRight');
    await atStep(page, all);
    await page.keyboard.press('Home');
    await atStep(page, 1);
    await page.keyboard.press('End');
    await atStep(page, all);
    await page.keyboard.press('ArrowLeft');
    await atStep(page, all - 1);
    await page.keyboard.press('ArrowUp');
    await atStep(page, all - 2);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('buttons, a click on a step, and playing by itself', async () => {
    const { page } = await site.open(base(locale) + REFERENCE);
    const figure = figureOf(page);
    const button = (go: string): Locator => figure.locator(`[data-go=${go}]`);
    await button('next').click();
    await atStep(page, 1);
    await expect.poll(() => button('back').getAttribute('aria-disabled')).toBe('true');
    await figure.locator('.seq-steps > li').nth(4).click();
    await atStep(page, 5);
    await button('back').click();
    await atStep(page, 4);
    const { play, pause } = await button('play').evaluate(({ dataset }) => ({
      play: dataset['play'],
      pause: dataset['pause'],
    }));
    // The script that answers a press is asked for first, even when it is there.
    const says = (words = ''): Promise<void> => button('play').filter({ hasText: words }).waitFor();
    await says(play);
    await button('play').click();
    await says(pause);
    // A step may be over before it is looked at.
    const step = async (): Promise<number> => Number(await figure.getAttribute('data-step'));
    await expect.poll(step).toBeGreaterThanOrEqual(6);
    await button('play').click();
    await says(play);
    await page.context().close();
  });

  test('two side by side step together', async () => {
    const { page } = await site.open(base(locale) + COMPARE);
    const figure = figureOf(page);
    const states = (): Promise<string[]> => figure.locator('[data-state]').allTextContents();
    expect(await states()).toEqual(['ESTABLISHED', 'ESTABLISHED', 'ESTABLISHED', 'ESTABLISHED']);
    const moment = figure.locator('.seq-moment', { hasText: 'FIN' }).first();
    const texts = await moment.locator('.seq-label').allTextContents();
    expect(texts).toEqual(['FIN', 'RST']);
    await moment.click();
    await figure.locator('.seq-moment.is-now').waitFor();
    await expect.poll(states).toEqual(['CLOSE_WAIT', 'FIN_WAIT2', 'CLOSED', 'CLOSED']);
    await expect
      .poll(() => figure.locator('[role=status]').textContent())
      .toMatch(/EPIPE:.* FIN .*ECONNRESET:.* RST /);
    // The one line in which the programs differ stands there for each.
    expect(await figure.locator('.seq-row.is-now').allTextContents()).toEqual([
      '18EPIPE peer.destroy();\n',
      '18ECONNRESET peer.resetAndDestroy();\n',
    ]);
    await page.context().close();
  });
});
