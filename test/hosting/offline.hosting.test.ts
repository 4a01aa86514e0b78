/**
 * Reading offline from the servers that hosting/ configures and from a stand-in for GitHub Pages: one visit keeps the
 * site, a deployment is announced, and the switch that ends it all works.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { offline } from '../../src/offline/manifest.build.ts';
import { PATHS } from '../lib/paths.ts';
import { base, BUILD, chromiumPath, LOCALES } from '../lib/site.ts';
import { PAGES_HOST } from './pages-host.ts';
import { SERVERS, titleOf, type Running } from './servers.ts';

/** Pages that are read offline, of each kind. */
const READ = PATHS.filter((path) => /^$|^(?:diagnose|e|recipes|reference|explanation)$/.test(path)).concat([
  'recipes/client-leaves',
  'recipes/child-stdin',
  'reference/epipe',
  'explanation/fin-and-rst',
]);

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
});
afterAll(() => browser.close());

/** Waits until the page's worker is, or is no more, the one that answers. */
const untilKept = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (navigator.serviceWorker.controller === null)
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      );
  });

const cachesLeft = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const registrations = await navigator.serviceWorker.getRegistrations();
    return (await caches.keys()).length + registrations.length;
  });

/** Pages wait ten seconds before they look for the worker. */
const PATIENCE = { timeout: 40_000, interval: 200 };

describe.concurrent.each([...SERVERS, PAGES_HOST].map((server) => ({ title: titleOf(server), server })))(
  '$title',
  ({ server }) => {
    test.skipIf(server.missing !== undefined)(
      'one visit keeps the site, a deployment is announced, a switch ends it',
      { timeout: 240_000 },
      async () => {
        const folder = mkdtempSync(join(tmpdir(), 'deployed-'));
        cpSync(BUILD, folder, { recursive: true, filter: (path) => !/\.(?:gz|br)$/.test(path) });
        const context = await browser.newContext();
        let running: Running = await server.start(folder);
        const { origin } = running;
        const again = async (): Promise<void> => {
          running = await server.start(folder, Number(new URL(origin).port));
        };
        try {
          const page = await context.newPage();
          await page.goto(`${origin}/`);
          await untilKept(page);
          await running.close();
          await offlineReading(page, origin);
          await again();
          await update(page, origin, folder);
          await removal(page, origin, folder);
        } finally {
          await context.close();
          await running.close();
          rmSync(folder, { recursive: true });
        }
      },
    );
  },
);

async function offlineReading(page: Page, origin: string): Promise<void> {
  await expect(fetch(origin), 'the server is gone').rejects.toThrow();
  for (const locale of LOCALES) {
    for (const path of READ) {
      const response = await page.goto(origin + base(locale) + path, { waitUntil: 'commit' });
      expect([response?.status(), response?.fromServiceWorker()], path).toEqual([200, true]);
      expect((await response?.text())?.match(/<h1[ >]/g), path).toHaveLength(1);
    }
    const missing = await page.goto(`${origin}${base(locale)}no-such-page`);
    expect(missing?.status()).toBe(404);
    expect(await page.getAttribute('html', 'lang')).toBe(locale);
    await page.goto(`${origin}${base(locale)}e/EPIPE`);
    expect(new URL(page.url()).pathname).toBe(`${base(locale)}reference/epipe`);
    await page.keyboard.press('/');
    await page.keyboard.type('econnreset');
    await page.locator('[role=option]:first-child[href$="/reference/econnreset"]').waitFor();
    await page.goto(`${origin}${base(locale)}diagnose`);
    await page.locator('[data-dx=field]').fill('Error: connect ECONNREFUSED 127.0.0.1:3000');
    await page
      .locator(`a[href^="${base(locale)}reference/econnrefused"]:visible`)
      .first()
      .waitFor();
  }
}

async function update(page: Page, origin: string, folder: string): Promise<void> {
  const path = join(folder, 'reference', 'epipe', 'index.html');
  writeFileSync(path, readFileSync(path, 'utf8').replace('</h1>', ' (nuevo)</h1>'));
  offline(folder);
  await page.goto(`${origin}/reference/epipe`);
  expect(await page.locator('h1').textContent(), 'what was kept').not.toContain('(nuevo)');
  await page.locator('div.notice').getByRole('button', { name: 'Recargar' }).click(PATIENCE);
  await page.locator('h1', { hasText: '(nuevo)' }).waitFor();
}

async function removal(page: Page, origin: string, folder: string): Promise<void> {
  cpSync(join(folder, 'service-worker.off.js'), join(folder, 'service-worker.js'));
  await page.goto(`${origin}/recipes`);
  // Not expect.poll, which loses its test when one beside it ends.
  await vi.waitFor(async () => expect(await cachesLeft(page)).toBe(0), PATIENCE);
  const response = await page.goto(`${origin}/reference/epipe`);
  expect(response?.fromServiceWorker()).toBe(false);
}
