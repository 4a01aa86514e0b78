/** The built site, served on loopback, in a real Chromium. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { serve } from '../../scripts/lib/serve.mjs';
import type { Locale } from '../../src/site/locales.ts';

export const LOCALES: readonly Locale[] = ['es', 'en'];

/** Path at which a language's pages begin. */
export const base = (locale: Locale): string => (locale === 'es' ? '/' : '/en/');

export const BUILD = join(process.cwd(), 'build');

/** Addresses of the site that this file's tabs have asked for, until it is cleared. */
export const asked = new Set<string>();

export interface Site {
  readonly browser: Browser;
  readonly origin: string;
  /** Opens a page in a context of its own, and waits until it is loaded and its first script has run. */
  open(path: string, options?: BrowserContextOptions): Promise<Opened>;
  close(): Promise<void>;
}

export interface Opened {
  readonly page: Page;
  /** HTTP status of the page that was opened. */
  readonly status: number;
  /** Addresses outside the site that were asked for. */
  readonly foreign: readonly string[];
  /** Errors in the console. */
  readonly complaints: readonly string[];
  /** Goes to another page in the same tab; status and notes are then those of that page. */
  visit(path: string): Promise<void>;
}

/** @throws saying what to do, if none is named or installed */
export function chromiumPath(): string {
  const path =
    process.env['CHROMIUM_PATH'] ??
    ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
  if (path === undefined)
    throw new Error('no Chromium: set CHROMIUM_PATH, or run `npm test`, which gets one');
  return path;
}

/**
 * @param served a server of the built site; without one the site is served as by `npm start`
 * @throws saying what to run, if the site is not built or no Chromium is named
 */
export async function openSite(served?: { readonly origin: string; close(): Promise<void> }): Promise<Site> {
  if (!existsSync(join(BUILD, 'en', 'index.html'))) throw new Error('the site is not built: npm run build');
  const executablePath = chromiumPath();
  const { origin, close } = served ?? (await serveHere());
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
  return {
    browser,
    origin,
    async open(path, options = {}) {
      // Keeping the site is a test of its own: no other waits for it.
      const context = await browser.newContext({ baseURL: origin, serviceWorkers: 'block', ...options });
      const opened = new Tab(await context.newPage(), origin);
      await opened.visit(path);
      return opened;
    },
    async close() {
      await browser.close();
      await close();
    },
  };
}

class Tab implements Opened {
  readonly page: Page;
  status = 0;
  readonly foreign: string[] = [];
  readonly complaints: string[] = [];

  constructor(page: Page, origin: string) {
    this.page = page;
    page.on('request', (request) => {
      const url = request.url();
      if (url.startsWith(`${origin}/`)) asked.add(new URL(url).pathname);
      else if (!/^(data|blob):/.test(url)) this.foreign.push(url);
    });
    page.on('console', (message) => {
      // The browser itself reports the status of a page that is meant to be missing.
      const isStatus = message.text().includes('404');
      if (message.type() === 'error' && !isStatus) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  async visit(path: string): Promise<void> {
    this.foreign.length = 0;
    this.complaints.length = 0;
    // The first script is deferred: a page is loaded only after it has run.
    const response = await this.page.goto(path, { waitUntil: 'load' });
    this.status = response?.status() ?? 0;
  }
}

async function serveHere(): Promise<{ origin: string; close(): Promise<void> }> {
  const { server, url } = await serve(BUILD, 0);
  return {
    origin: url,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An example's file as it is on disk. */
export const exampleFile = (path: string): string =>
  readFileSync(join(process.cwd(), 'examples', path), 'utf8');
