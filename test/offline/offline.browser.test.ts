/**
 * Without a network, after one visit: every page, both languages' 404 and the search; and a new version is announced.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve, type Served } from '../../scripts/lib/serve.mjs';
import { offline } from '../../src/offline/manifest.build.ts';
import { PATHS } from '../lib/paths.ts';
import { base, BUILD, chromiumPath, LOCALES } from '../lib/site.ts';

let folder: string;
let browser: Browser;
/** A reader of each test. The site is kept some seconds after a visit: both wait for it at the same time. */
let reader: Reader;
let returning: Reader;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'offline-'));
  cpSync(BUILD, folder, { recursive: true, filter: (path) => !/\.(?:gz|br)$/.test(path) });
  browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  [reader, returning] = await Promise.all([visit(), visit()]);
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

interface Reader {
  readonly page: Page;
  served: Served;
}

async function stop(served: Served): Promise<void> {
  served.server.closeAllConnections();
  await new Promise((resolve) => served.server.close(resolve));
}

/** Visits the home page until the site is kept. */
async function visit(): Promise<Reader> {
  const served = await serve(folder, 0, { keepsOffline: true });
  const context = await browser.newContext({ baseURL: served.url });
  const page = await context.newPage();
  await page.goto('/');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (navigator.serviceWorker.controller === null) {
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      );
    }
  });
  return { page, served };
}

test('after one visit every page, the 404 and the search answer without a server', async () => {
  const { page, served } = reader;
  await stop(served);
  await expect(fetch(served.url), 'the server is gone').rejects.toThrow();
  for (const locale of LOCALES) {
    for (const path of PATHS) {
      // What it looks like is another test's: here the next page need not wait until this one is drawn.
      const response = await page.goto(base(locale) + path, { waitUntil: 'commit' });
      expect(response?.status(), path).toBe(200);
      expect(response?.fromServiceWorker(), path).toBe(true);
      const html = (await response?.text()) ?? '';
      expect(html.match(/<h1[ >]/g), path).toHaveLength(1);
      expect(/<html[^>]* lang=["']?(\w+)/.exec(html)?.[1], path).toBe(locale);
      expect(html.trimEnd().endsWith('</body>'), path).toBe(true);
    }
    const missing = await page.goto(`${base(locale)}no-such-page`);
    expect(missing?.status()).toBe(404);
    expect(await page.getAttribute('html', 'lang')).toBe(locale);
    await page.goto(`${base(locale)}reference/epipe`);
    await page.keyboard.press('/');
    await page.keyboard.type('econnreset');
    await page.locator('[role=option]:first-child[href$="/reference/econnreset"]').waitFor();
  }
  await page.context().close();
});

test('a new version is told, and comes with the reload that is offered', async () => {
  const { page, served: before } = returning;
  const path = join(folder, 'reference', 'epipe', 'index.html');
  writeFileSync(path, readFileSync(path, 'utf8').replace('</h1>', ' (nuevo)</h1>'));
  offline(folder);
  // The server has looked at its files when it started.
  await stop(before);
  const served = await serve(folder, before.port, { keepsOffline: true });
  await page.goto('/reference/epipe');
  expect(await page.locator('h1').textContent(), 'what was kept').not.toContain('(nuevo)');
  await page.locator('div.notice').getByRole('button', { name: 'Recargar' }).click();
  await page.locator('h1', { hasText: '(nuevo)' }).waitFor();
  await page.context().close();
  await stop(served);
});
