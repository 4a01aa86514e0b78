/** The diagnosis on its page: what is pasted leads to its recipe in one step, and what it cannot tell is asked. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RULES } from '../../src/diagnosis/diagnose.ts';
import { CAUSES, FOREIGN_WORDS } from '../../src/diagnosis/generated/words.data.ts';
import { VERDICTS } from '../../src/diagnosis/strings.ts';
import { greenChecks } from '../lib/green/green-checks.ts';
import { base, openSite, type Site } from '../lib/site.ts';
import {
  CHAT,
  ENOENT,
  first,
  HEAD,
  LOG,
  LONE,
  marksOf,
  pageOf,
  paste,
  PASTES,
  PYTHON,
  says,
} from './panel-page.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

greenChecks('test/diagnosis/panel.browser.test.ts').inTurn((locale) => {
  test.each([
    ['a command before `head`', HEAD, 'recipes/cli-piped-to-head', ['5 write EPIPE', '9 Console.log']],
    ['a traceback of Python', PYTHON, 'recipes/python-stdout', ['3 print(', '4 BrokenPipeError']],
    ['a long log', LOG, 'recipes/cli-piped-to-head', ['205 write EPIPE', '209 Console.log']],
  ])('%s leads to its recipe in one step, and the lines that say so are marked', async (...given) => {
    const [, text, recipe, marks] = given;
    const { page, complaints, foreign } = await site.open(pageOf(locale), PASTES);
    await paste(page, text);
    await says(page, VERDICTS['broken-pipe'][locale]);
    await expect.poll(() => marksOf(page)).toEqual(marks);
    await first(page).locator('.dx-fix').click();
    await page.waitForURL(`**${base(locale)}${recipe}`);
    await page.locator('h1').waitFor();
    expect([...complaints, ...foreign]).toEqual([]);
    await page.context().close();
  });

  test('what a lone WriteWrap.onWriteComplete cannot tell is asked, and an answer leads on', async () => {
    const { page } = await site.open(pageOf(locale), PASTES);
    await paste(page, LONE);
    const asked = page.locator('.dx-question');
    await asked
      .locator('h2')
      .getByText(locale === 'es' ? '¿Dónde se escribía?' : 'Where was the program writing?', { exact: true })
      .waitFor();
    const answers = await asked
      .locator('a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(answers.length).toBeGreaterThan(3);
    expect(answers).toContain(`${base(locale)}recipes/child-stdin`);
    await asked.locator('a[href$="/recipes/child-stdin"]').click();
    await page.waitForURL(`**${base(locale)}recipes/child-stdin`);
    // A trace that says where is not asked about.
    await page.goBack();
    await paste(page, HEAD);
    await says(page, VERDICTS['broken-pipe'][locale]);
    await first(page).locator('mark', { hasText: 'Console.log' }).waitFor();
    await expect.poll(() => asked.count()).toBe(0);
    await page.context().close();
  });

  test('another error is named, and is no broken pipe', async () => {
    const { page } = await site.open(pageOf(locale), PASTES);
    await paste(page, ENOENT);
    const { [locale]: what = '' } = FOREIGN_WORDS['ENOENT'] ?? {};
    await says(
      page,
      locale === 'es'
        ? `Esto no es una tubería rota: es ENOENT (${what}).`
        : `This is not a broken pipe: it is ENOENT (${what}).`,
    );
    await expect.poll(() => page.locator('[data-dx=results] mark').allTextContents()).toEqual(['ENOENT']);
    expect(await page.locator('.dx-cause').count()).toBe(0);
    // What is no error at all is offered to the search.
    await paste(page, CHAT);
    await says(page, VERDICTS.nothing[locale]);
    await page.locator('.dx-search').click();
    await page.getByRole('combobox').waitFor();
    await page.context().close();
  });

  test('what no rule knows leads to pages about something like it', async () => {
    const { page } = await site.open(pageOf(locale), PASTES);
    await paste(
      page,
      locale === 'es'
        ? 'el hijo cierra su entrada y mi programa se cae'
        : 'child closes its stdin and my program dies',
    );
    await says(page, VERDICTS.nothing[locale]);
    const found = page.locator('.dx-similar a');
    await found.first().waitFor();
    expect(await found.count()).toBeLessThanOrEqual(3);
    const addresses = await found.evaluateAll((links) =>
      links.map((link) => (link as HTMLAnchorElement).pathname),
    );
    expect(addresses.join()).toContain('/recipes/child-stdin');
    await page.context().close();
  });

  test('without a script all that it knows stands in the table', async () => {
    const { page } = await site.open(pageOf(locale), { javaScriptEnabled: false });
    expect(await page.locator('[data-dx=field]').isVisible()).toBe(false);
    expect(await page.locator('a[href^="#text="]:visible').count()).toBe(0);
    await page.locator('noscript p').waitFor();
    const rows = await page.locator('tr[data-cause]:visible').evaluateAll((all) =>
      all.map((row) => ({
        id: (row as HTMLElement).dataset['cause'] ?? '',
        href: row.querySelector('td:last-child a')?.getAttribute('href'),
      })),
    );
    expect(rows.map(({ id }) => id).sort()).toEqual(RULES.map(({ id }) => id).sort());
    for (const { id, href } of rows) {
      expect(href, id).toBe(base(locale) + (RULES.find((rule) => rule.id === id)?.page.slice(1) ?? id));
    }
    // Its whole text: the browser skips what is far below the window.
    const table = await page.locator('main table').textContent();
    for (const { id } of RULES) {
      expect(table).toContain((CAUSES[id]?.what[locale] ?? id).replaceAll('`', ''));
    }
    await page.context().close();
  });

  test('reached from the home page and from one that is missing, it works', async () => {
    for (const from of ['', 'no-such-page']) {
      const { page } = await site.open(base(locale) + from, PASTES);
      await page.locator('main a[href$="/diagnose"]').first().click();
      await page.waitForURL(`**${pageOf(locale)}`);
      await page.locator('[data-dx=field]').waitFor();
      await paste(page, PYTHON);
      await says(page, VERDICTS['broken-pipe'][locale]);
      await page.context().close();
    }
  });
});
