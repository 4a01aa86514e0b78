// @ts-check
/** Finds a Chromium for the browser tests, or gets one. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runSync } from '../../src/lib/spawn.mjs';
import { installFromDebian } from './debian.mjs';
import { heading, Mendable, ROOT, run } from './setup.mjs';

/** The headless shell first: the same engine without windows, in which the tests take less than half the time. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

/**
 * The path of a Chromium that runs; gets one if there is none.
 * @throws {Mendable} saying what to install
 */
export async function ensureChromium() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (runs(asked)) return asked;
    throw new Mendable(`CHROMIUM_PATH is ${asked}, which does not run: correct it, or unset it`);
  }
  const found = await findChromium();
  if (found !== undefined) return found;

  heading('Getting Chromium');
  // Debian has the shell as a package of its own since Debian 12; other systems may not.
  for (const name of ['chromium-headless-shell', 'chromium']) {
    await installFromDebian([name]);
    const packaged = await findChromium();
    if (packaged !== undefined) return packaged;
  }
  await run(process.execPath, [
    join(ROOT, 'node_modules', 'playwright-core', 'cli.js'),
    'install',
    'chromium',
  ]);
  const downloaded = await findChromium();
  if (downloaded !== undefined) return downloaded;
  throw new Mendable(
    'No Chromium that runs was found, nor could one be got: install it (Debian: apt-get install chromium), or set CHROMIUM_PATH',
  );
}

/** @returns {Promise<string | undefined>} on the PATH, or where Playwright keeps its own */
async function findChromium() {
  const { chromium } = await import('playwright-core');
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, chromium.executablePath()].find(runs);
}

/**
 * Being there is not enough: Ubuntu's `chromium-browser` may be a note about snap, a download may lack libraries.
 * @param {string} path
 */
function runs(path) {
  return existsSync(path) && runSync(path, ['--version'], { timeout: 30_000 }).failure === undefined;
}
