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
import { base, BUILD, chromiumPath, LOCALES, PATHS } from '../lib/site.ts';

let folder: string;
let browser: Browser;
let served: Served;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'offline-'));
  cpSync(BUILD, folder, { recursive: true, filter: (path) => !/\.(?:gz|br)$/.test(path) });
  browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function stop(): Promise<void> {
  served.server.closeAllConnections();
  await new Promise((resolve) => served.server.close(resolve));
}

/** Visits the home page until the site is kept. */
async function visit(): Promise<Page> {
  served = await serve(folder, 0, { keepsOffline: true });
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
  return page;
}

test('after one visit every page, the 404 and the search answer without a server', async () => {
  const page = await visit();
  await stop();
  await expect(fetch(served.url), 'the server is gone').rejects.toThrow();
  for (const locale of LOCALES) {
    for (const path of PATHS) {
      const response = await page.goto(base(locale) + path, { waitUntil: 'domcontentloaded' });
      expect(response?.status(), path).toBe(200);
      expect(await page.locator('h1').count(), path).toBe(1);
      expect(await page.getAttribute('html', 'lang')).toBe(locale);
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
  const page = await visit();
  const path = join(folder, 'reference', 'epipe', 'index.html');
  writeFileSync(path, readFileSync(path, 'utf8').replace('</h1>', ' (nuevo)</h1>'));
  offline(folder);
  // The server has looked at its files when it started.
  await stop();
  served = await serve(folder, served.port, { keepsOffline: true });
  await page.goto('/reference/epipe');
  expect(await page.locator('h1').textContent(), 'what was kept').not.toContain('(nuevo)');
  await page.locator('.new-version').getByRole('button', { name: 'Recargar' }).click();
  await page.locator('h1', { hasText: '(nuevo)' }).waitFor();
  await page.context().close();
  await stop();
});
