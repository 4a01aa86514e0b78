/** Addresses that carry a text: shared, opened by another reader, in the other language; nothing of it goes to a server. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fragmentOf } from '../../src/diagnosis/excerpt.ts';
import { VERDICTS } from '../../src/diagnosis/strings.ts';
import { greenChecks } from '../lib/green/green-checks.ts';
import { base, openSite, type Site } from '../lib/site.ts';
import {
  CHAT,
  ENOENT,
  fieldOf,
  first,
  HEAD,
  LOG,
  LONE,
  marksOf,
  pageOf,
  paste,
  PASTES,
  PYTHON,
  resultsOf,
  says,
} from './panel-page.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

greenChecks('test/diagnosis/sharing.browser.test.ts').inTurn((locale) => {
  test('an address that carries a text fills the field and is diagnosed, so does a sample', async () => {
    const { page, complaints } = await site.open(pageOf(locale) + fragmentOf(PYTHON));
    await says(page, VERDICTS['broken-pipe'][locale]);
    await expect.poll(() => fieldOf(page).inputValue()).toBe(PYTHON);
    await first(page).locator('a[href$="/recipes/python-stdout"]').waitFor();
    await page.locator('a[href^="#text="]', { hasText: 'socket hang up' }).click();
    await first(page).locator('mark', { hasText: 'socket hang up' }).waitFor();
    await expect.poll(() => fieldOf(page).inputValue()).toContain('socket hang up');
    // A chat that cut the address in the middle of a sign.
    await page.goto(`${pageOf(locale)}#text=Error: write EPIPE %C3%`);
    await first(page).locator('mark', { hasText: 'write EPIPE' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('what is shared shows another reader the same, in the other language too', async () => {
    const { page } = await site.open(pageOf(locale), PASTES);
    const share = page.locator('[data-dx=share]');
    expect(await share.isVisible()).toBe(false);
    await paste(page, LOG);
    await first(page).waitFor();
    await share.click();
    await page
      .getByRole('status')
      .filter({ hasText: locale === 'es' ? 'Enlace copiado' : 'Link copied' })
      .waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(() => page.url()).toBe(link);
    expect(new URL(link).hash).toMatch(/^#text=./);
    const other = await site.open(link);
    await expect
      .poll(async () => (await marksOf(other.page)).map((mark) => mark.replace(/^\d+ /, '')))
      .toEqual(['write EPIPE', 'Console.log']);
    const twin = locale === 'es' ? 'en' : 'es';
    await other.page.locator(`.navbar a[lang=${twin}]`).first().click();
    await other.page.waitForURL(`**${pageOf(twin)}#*`);
    await says(other.page, VERDICTS['broken-pipe'][twin]);
    await Promise.all([page.context().close(), other.page.context().close()]);
  });

  test('nothing is asked of any server while it diagnoses', async () => {
    const { page } = await site.open(pageOf(locale), PASTES);
    // What the page itself brings is not meant.
    await page.waitForLoadState('networkidle');
    const asked: string[] = [];
    page.on('request', (request) => {
      // The browser itself asks again for the picture of a page whose address has changed.
      const isPicture = request.url().endsWith('/img/favicon.svg');
      // A text that no rule knows is looked for in the index, a script of the site that is fetched whole.
      const isScript = request.url().startsWith(`${site.origin}/assets/browser/`);
      if (!isPicture && !isScript) asked.push(request.url());
    });
    // Each with something that only its own diagnosis shows.
    for (const [text, shows, words] of [
      [HEAD, 'mark', 'Console.log'],
      [PYTHON, 'mark', 'BrokenPipeError'],
      [LONE, '.dx-question h2', ''],
      [ENOENT, 'mark', 'ENOENT'],
      [CHAT, '.dx-search', ''],
      [LOG, 'mark', 'Console.log'],
    ] as const) {
      await paste(page, text);
      await resultsOf(page).locator(shows, { hasText: words }).first().waitFor();
    }
    await page.locator('[data-dx=share]').click();
    await page.waitForLoadState('networkidle');
    expect(asked).toEqual([]);
    // The recipe's code, once it is wanted, is all that is fetched; the address has nothing of the text.
    await first(page).locator('summary').click();
    await first(page).locator('figure[data-kind=source]').waitFor();
    expect(asked).toEqual([`${site.origin}${base(locale)}recipes/cli-piped-to-head`]);
    await page.context().close();
  });
});
