/** The diagnosis page as its browser tests use it: sample texts, pasting, and what stands in the results. */
import type { Locator, Page } from 'playwright-core';
import { base } from '../lib/site.ts';
import type { Locale } from '../../src/site/locales.ts';

/** A command whose reader left, as an old Node.js prints it. */
export const HEAD = `events.js:292
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
export const PYTHON = `Traceback (most recent call last):
  File "/srv/lista.py", line 3, in <module>
    print(n)
BrokenPipeError: [Errno 32] Broken pipe`;
/** The write was answered later: no frame says what was written to. */
export const LONE = `Error: write EPIPE
    at WriteWrap.onWriteComplete [as oncomplete] (node:internal/stream_base_commons:95:16) {
  errno: -32, code: 'EPIPE', syscall: 'write' }`;
export const ENOENT = `Error: ENOENT: no such file or directory, open '/etc/nada'
    at async open (node:internal/fs/promises:639:25) { errno: -2, code: 'ENOENT' }`;
export const CHAT = 'good morning, how are you';
/** A log with the trace of a command in its middle. */
export const LOG = [
  ...Array.from({ length: 200 }, (_, n) => `12:00:${n} GET /item/${n} 200`),
  ...HEAD.split('\n'),
  ...Array.from({ length: 200 }, (_, n) => `12:09:${n} GET /item/${n} 200`),
].join('\n');

export const pageOf = (locale: Locale): string => `${base(locale)}diagnose`;
/** Permissions that `paste` needs. */
export const PASTES = { permissions: ['clipboard-read', 'clipboard-write'] };

/** Pastes a text over what stands in the field; needs `PASTES`. */
export async function paste(page: Page, text: string): Promise<void> {
  const field = page.locator('[data-dx=field]');
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await field.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+v');
}

/** Waits for a verdict. */
export const says = (page: Page, words: string): Promise<void> =>
  page.locator('[data-dx=verdict]', { hasText: words }).waitFor();

export const fieldOf = (page: Page): Locator => page.locator('[data-dx=field]');
export const resultsOf = (page: Page): Locator => page.locator('[data-dx=results]');
/** The likeliest cause. */
export const first = (page: Page): Locator => page.locator('.dx-cause').first();

/** The marked words of the first cause, each with the number of its line. */
export const marksOf = (page: Page): Promise<string[]> =>
  first(page)
    .locator('mark')
    .evaluateAll((marks) =>
      marks.map(
        (mark) => `${mark.closest<HTMLElement>('[data-number]')?.dataset['number']} ${mark.textContent}`,
      ),
    );
