/**
 * A deployment under open pages, on the servers that hosting/ configures and on a stand-in for GitHub Pages: with the
 * files of the version before everything works on; without them each part says so in words, and a reload mends it.
 */
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesOf } from '../../src/lib/files.ts';
import { keepEarlier, listVersion } from '../../src/publish/versions.ts';
import { NOT_LOADED } from '../../src/shell/strings.ts';
import { BUILD, chromiumPath } from '../lib/site.ts';
import { PAGES_HOST } from './pages-host.ts';
import { SERVERS, titleOf } from './servers.ts';

/** Page with code, a figure and every way to search. */
const PAGE = '/en/recipes/child-stdin';
const PASTE = 'Error: connect ECONNREFUSED 127.0.0.1:3000';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
});
afterAll(() => browser.close());

/** Gives every hashed file of a copy of the site another name, as a build of other sources would. */
function otherVersion(folder: string): void {
  const hash = /([.-])[0-9A-Za-z]([0-9A-Za-z]{7}\.(?:js|css))\b/g;
  for (const file of filesOf(folder, /^(?!examples\/).*\.(?:html|js)$/)) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8')
      .replace(hash, '$10$2')
      .replace(/(data-hovers="?)[0-9a-f]/g, '$10');
    writeFileSync(path, text);
  }
  for (const file of filesOf(folder, /^assets\//)) {
    const name = file.replace(hash, '$10$2').replace(/^(assets\/hovers\/)[0-9a-f]/, '$10');
    renameSync(join(folder, file), join(folder, name));
  }
  listVersion(folder);
}

describe.concurrent.each([...SERVERS, PAGES_HOST].map((server) => ({ title: titleOf(server), server })))(
  '$title',
  ({ server }) => {
    test.skipIf(server.missing !== undefined)('under open pages', { timeout: 240_000 }, async () => {
      const home = mkdtempSync(join(tmpdir(), 'redeployed-'));
      const [folder, first, kept, bare] = ['www', 'first', 'kept', 'bare'].map((name) =>
        join(home, name),
      ) as [string, string, string, string];
      const files = (path: string): boolean => !/\.(?:gz|br|tar)$/.test(path);
      for (const made of [folder, first, bare]) cpSync(BUILD, made, { recursive: true, filter: files });
      otherVersion(bare);
      cpSync(bare, kept, { recursive: true });
      const read = (path: string): Promise<Buffer> => Promise.resolve(readFileSync(join(first, path)));
      await keepEarlier(kept, 'first', read, '2026-11-29');
      const running = await server.start(folder);
      // As a copy that deletes what the new version does not have.
      const deploy = (from: string): void => {
        for (const name of ['assets', 'en', 'diagnose', 'index.html', 'explanation']) {
          rmSync(join(folder, name), { recursive: true });
          cpSync(join(from, name), join(folder, name), { recursive: true });
        }
      };
      try {
        await inOpenTabs(running.origin, () => deploy(kept), everythingWorks);
        deploy(first);
        await inOpenTabs(running.origin, () => deploy(bare), everythingSaysSo);
      } finally {
        await running.close();
        rmSync(home, { recursive: true });
      }
    });
  },
);

interface Tabs {
  readonly page: Page;
  readonly diagnosis: Page;
  /** Lets the page of the diagnosis fetch its script. */
  readonly release: () => void;
}

/** Opens pages, deploys, and goes on in them; by a browser with an empty cache, and without a worker that holds the version. */
async function inOpenTabs(
  origin: string,
  deploy: () => void,
  goOn: (open: Tabs) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ baseURL: origin, serviceWorkers: 'block' });
  context.setDefaultTimeout(30_000);
  const open = await tabs(context);
  deploy();
  await goOn(open);
  await context.close();
}

/** Holds back the first answer to some requests. @returns lets it come */
async function held(page: Page, glob: string): Promise<() => void> {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  await page.route(glob, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

/** A page that has been read, and one of the diagnosis whose script has been on its way when the site changed. */
async function tabs(context: BrowserContext): Promise<Tabs> {
  const page = await context.newPage();
  await page.goto(PAGE);
  const diagnosis = await context.newPage();
  const release = await held(diagnosis, '**/panel.browser-*');
  await diagnosis.goto('/en/diagnose', { waitUntil: 'commit' });
  await diagnosis.locator('[data-dx=field]').fill(PASTE);
  return { page, diagnosis, release };
}

const options = (page: Page) => page.locator('#search [role=option]');
const cause = (page: Page) => page.locator('.dx-cause a[href="/en/reference/econnrefused"]').first();

async function search(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('econnreset');
}

async function everythingWorks({ page, diagnosis, release }: Tabs): Promise<void> {
  release();
  await cause(diagnosis).waitFor();
  await search(page);
  await options(page).first().waitFor();
  await page.keyboard.press('Escape');
  await page.locator('pre[data-hovers]').first().press('Enter');
  await page.locator('.hover-panel:popover-open, [popover]:popover-open').first().waitFor();
  await page.keyboard.press('Escape');
  await stepOf(page).click();
  await expect(page.locator('#not-loaded[open]').count()).resolves.toBe(0);
}

const stepOf = (page: Page) => page.locator('[data-go=next]').first();

/** Presses "Reload" in the notice, which has to be there. */
async function reload(page: Page): Promise<void> {
  const notice = page.locator('#not-loaded');
  await notice.getByText(NOT_LOADED.text.en).waitFor();
  await Promise.all([
    page.waitForEvent('load'),
    notice.getByRole('button', { name: NOT_LOADED.reload.en }).click(),
  ]);
}

async function everythingSaysSo({ page, diagnosis, release }: Tabs): Promise<void> {
  release();
  await reload(diagnosis);
  // What was pasted is still there, and now it is answered.
  await cause(diagnosis).waitFor();
  for (const ask of [
    () => page.locator('pre[data-hovers]').first().hover(),
    () => page.locator('pre[data-hovers]').first().press('Enter'),
    () => stepOf(page).click(),
  ]) {
    await ask();
    await page.locator('#not-loaded[open]').waitFor();
    await page.locator('#not-loaded').getByRole('button', { name: NOT_LOADED.close.en }).click();
    await page.locator('#not-loaded').waitFor({ state: 'hidden' });
  }
  const answer = await held(page, '**/{dialog,field}.browser-*');
  await search(page);
  answer();
  await reload(page);
  expect(await page.locator('#search-dialog').inputValue()).toBe('econnreset');
  await options(page).first().waitFor();
}
