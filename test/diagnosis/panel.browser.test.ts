/** The diagnosis on its page: what is pasted leads to its recipe in one step, and nothing of it leaves the browser. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RULES } from '../../src/diagnosis/diagnose.ts';
import { fragmentOf } from '../../src/diagnosis/excerpt.ts';
import { CAUSES, FOREIGN_WORDS, VERDICTS } from '../../src/diagnosis/words.data.ts';
import { base, LOCALES, objections, openSite, type Site } from '../lib/site.ts';
import type { Locale } from '../../src/site/locales.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** A command whose reader left, as an old Node.js prints it. */
const HEAD = `events.js:292
      throw er; // Unhandled 'error' event
      ^

Error: write EPIPE
    at afterWriteDispatched (internal/stream_base_commons.js:156:25)
    at writeGeneric (internal/stream_base_commons.js:147:3)
    at Socket._writeGeneric (net.js:798:11)
    at Console.log (internal/console/constructor.js:289:61)
    at Object.<anonymous> (/home/ana/lista.js:3:11)
Emitted 'error' event on Socket instance at:
    at emitErrorNT (internal/streams/destroy.js:106:8) {
  errno: 'EPIPE',
  code: 'EPIPE',
  syscall: 'write'
}`;
const PYTHON = `Traceback (most recent call last):
  File "/srv/lista.py", line 3, in <module>
    print(n)
BrokenPipeError: [Errno 32] Broken pipe`;
/** The write was answered later: no frame says what was written to. */
const LONE = `Error: write EPIPE
    at WriteWrap.onWriteComplete [as oncomplete] (node:internal/stream_base_commons:95:16) {
  errno: -32, code: 'EPIPE', syscall: 'write' }`;
const ENOENT = `Error: ENOENT: no such file or directory, open '/etc/nada'
    at async open (node:internal/fs/promises:639:25) { errno: -2, code: 'ENOENT' }`;
const CHAT = 'good morning, how are you';
/** A log with the trace of a command in its middle. */
const LOG = [
  ...Array.from({ length: 200 }, (_, n) => `12:00:${n} GET /item/${n} 200`),
  ...HEAD.split('\n'),
  ...Array.from({ length: 200 }, (_, n) => `12:09:${n} GET /item/${n} 200`),
].join('\n');

const pageOf = (locale: Locale): string => `${base(locale)}diagnose`;
const PASTES = { permissions: ['clipboard-read', 'clipboard-write'] };

async function paste(page: Page, text: string): Promise<void> {
  const field = page.locator('[data-dx=field]');
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await field.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+v');
}

const says = (page: Page, words: string): Promise<void> =>
  page.locator('[data-dx=verdict]', { hasText: words }).waitFor();

const resultsOf = (page: Page): Promise<string> => page.locator('[data-dx=results]').innerHTML();
const first = (page: Page) => page.locator('.dx-cause').first();

/** The marked words of the first cause, each with the number of its line. */
const marksOf = (page: Page): Promise<string[]> =>
  first(page)
    .locator('mark')
    .evaluateAll((marks) =>
      marks.map(
        (mark) => `${mark.closest<HTMLElement>('[data-number]')?.dataset['number']} ${mark.textContent}`,
      ),
    );

describe.each(LOCALES)('%s', (locale) => {
  test.each([
    ['a command before `head`', HEAD, 'recipes/cli-piped-to-head', ['5 write EPIPE', '9 Console.log']],
    ['a traceback of Python', PYTHON, 'recipes/python-stdout', ['3 print(', '4 BrokenPipeError']],
    ['a long log', LOG, 'recipes/cli-piped-to-head', ['205 write EPIPE', '209 Console.log']],
  ])('%s leads to its recipe in one step, and the lines that say so are marked', async (...given) => {
    const [, text, recipe, marks] = given;
    const { page, complaints, foreign } = await site.open(pageOf(locale), PASTES);
    await paste(page, text);
    await says(page, VERDICTS['broken-pipe'][locale]);
    expect(await marksOf(page)).toEqual(marks);
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
    await asked.waitFor();
    expect(await asked.locator('h2').innerText()).toBe(
      locale === 'es' ? '¿Dónde se escribía?' : 'Where was the program writing?',
    );
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
    expect(await asked.count()).toBe(0);
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
    expect(await page.locator('.dx-cause').count()).toBe(0);
    expect(await page.locator('[data-dx=results] mark').allTextContents()).toEqual(['ENOENT']);
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

  test('an address that carries a text fills the field and is diagnosed, so does a sample', async () => {
    const { page, complaints } = await site.open(pageOf(locale) + fragmentOf(PYTHON));
    await says(page, VERDICTS['broken-pipe'][locale]);
    const field = page.locator('[data-dx=field]');
    expect(await field.inputValue()).toBe(PYTHON);
    await first(page).locator('a[href$="/recipes/python-stdout"]').waitFor();
    await page.locator('a[href^="#text="]', { hasText: 'socket hang up' }).click();
    await first(page).locator('mark', { hasText: 'socket hang up' }).waitFor();
    expect(await field.inputValue()).toContain('socket hang up');
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
    expect(link).toBe(page.url());
    expect(new URL(link).hash).toMatch(/^#text=./);
    const other = await site.open(link);
    await first(other.page).waitFor();
    expect((await marksOf(other.page)).map((mark) => mark.replace(/^\d+ /, ''))).toEqual([
      'write EPIPE',
      'Console.log',
    ]);
    const twin = locale === 'es' ? 'en' : 'es';
    await other.page.locator(`.navbar a[lang=${twin}]`).first().click();
    await other.page.waitForURL(`**${pageOf(twin)}#*`);
    await says(other.page, VERDICTS['broken-pipe'][twin]);
    await Promise.all([page.context().close(), other.page.context().close()]);
  });

  test('nothing is asked of any server while it diagnoses', async () => {
    const { page } = await site.open(pageOf(locale), PASTES);
    const asked: string[] = [];
    page.on('request', (request) => {
      // The browser itself asks again for the picture of a page whose address has changed.
      const isPicture = request.url().endsWith('/img/favicon.svg');
      // A text that no rule knows is looked for in the index, a script of the site that is fetched whole.
      const isScript = request.url().startsWith(`${site.origin}/assets/browser/`);
      if (!isPicture && !isScript) asked.push(request.url());
    });
    for (const text of [HEAD, PYTHON, LONE, ENOENT, CHAT, LOG]) {
      await paste(page, text);
      await page.waitForFunction(
        (verdicts) =>
          verdicts.some((words) => document.querySelector('[data-dx=verdict]')?.textContent.includes(words)),
        [
          text === CHAT
            ? VERDICTS.nothing[locale]
            : text === ENOENT
              ? 'ENOENT'
              : VERDICTS['broken-pipe'][locale],
        ],
      );
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

  test('markup, control characters and a megabyte neither break it nor get in', async () => {
    const { page, complaints } = await site.open(pageOf(locale));
    const field = page.locator('[data-dx=field]');
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
      const results = page.locator('[data-dx=results]');
      expect(await results.locator('img, script').count()).toBe(0);
      // eslint-disable-next-line no-control-regex -- they must be gone
      expect(await results.innerText()).not.toMatch(/[\u0000-\u0008\u001b\u202e\u2066]/);
      expect((await resultsOf(page)).length).toBeLessThan(20_000);
      const link = await page.locator('.navbar a[lang]').first().getAttribute('href');
      expect(link?.length).toBeLessThan(60_000);
    }
    const { page: shared } = await site.open(pageOf(locale) + fragmentOf(texts[0] ?? ''));
    await first(shared).waitFor();
    for (const one of [page, shared]) {
      expect(await one.evaluate(() => 'caught' in globalThis)).toBe(false);
    }
    expect(complaints).toEqual([]);
    await Promise.all([page.context().close(), shared.context().close()]);
  });

  test.each(['light', 'dark'] as const)(
    'axe has no objection to any result, and a phone holds it, %s',
    async (colorScheme) => {
      for (const text of [LOG, LONE, ENOENT, CHAT]) {
        const { page } = await site.open(pageOf(locale) + fragmentOf(text), {
          colorScheme,
          reducedMotion: 'reduce',
          viewport: { width: 320, height: 800 },
        });
        await page.locator('[data-dx=results] > *').first().waitFor();
        const code = page.locator('.dx-cause summary').first();
        if ((await code.count()) > 0) {
          await code.click();
          await first(page).locator('figure').first().waitFor();
        }
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
        expect(await objections(page), text.slice(0, 40)).toEqual([]);
        await page.setViewportSize({ width: 1280, height: 800 });
        expect(await objections(page), text.slice(0, 40)).toEqual([]);
        await page.context().close();
      }
    },
  );

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
    expect(await at()).toBe('verdict');
    expect(await page.locator('[data-dx=verdict]').getAttribute('role')).toBe('status');
    const all = await page
      .locator('[data-dx=results] :is(a, button, summary, [tabindex])')
      .evaluateAll((stops) => stops.map((stop) => stop.getAttribute('href') ?? stop.tagName));
    expect(all.length).toBeGreaterThan(5);
    const reached: string[] = [];
    for (const _ of all) {
      await page.keyboard.press('Tab');
      reached.push(await at());
    }
    expect(reached).toEqual(all);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${all.at(-1)}`);
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
    const table = await page.locator('main table').innerText();
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
