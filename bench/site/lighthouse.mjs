// @ts-check
/**
 * Lighthouse on a list of addresses, as on a phone, each time in a browser with an empty cache. Lighthouse wants a newer
 * Node than the project: `run.ts` starts this with the one of this folder.
 *   node lighthouse.mjs <chromium> <runs> <address> …
 * Prints a line of JSON for each run: the address, four scores from 0 to 100, what they object to, and what was fetched.
 */
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
/** Now and then Lighthouse loses the beginning of its own recording, and asks to be run again. */
const TRIES = 3;
const [chromePath = '', runs = '1', ...addresses] = process.argv.slice(2);

/** @param {string} address */
async function look(address) {
  const chrome = await launch({
    chromePath,
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    return await lighthouse(address, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: 'silent' });
  } finally {
    chrome.kill();
  }
}

/** @param {string} address */
async function lookAgain(address) {
  let why = 'Lighthouse gave no result';
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const result = await look(address);
    if (result !== undefined && result.lhr.runtimeError === undefined) return result.lhr;
    why = result?.lhr.runtimeError?.message ?? why;
  }
  throw new Error(`${address}: ${why}`);
}

for (let run = 0; run < Number(runs); run += 1) {
  for (const address of addresses) {
    const { categories, audits } = await lookAgain(address);
    const fetched = /** @type {{ items: { transferSize: number, resourceType?: string }[] }} */ (
      /** @type {unknown} */ (audits['network-requests']?.details)
    ).items;
    /** @param {string} [type] */
    const bytes = (type) =>
      fetched
        .filter(({ resourceType }) => type === undefined || resourceType === type)
        .reduce((sum, { transferSize }) => sum + transferSize, 0);
    const objections = CATEGORIES.flatMap((id) =>
      (categories[id]?.auditRefs ?? [])
        .filter(({ id: audit, weight }) => weight > 0 && (audits[audit]?.score ?? 1) < 0.9)
        .map(({ id: audit }) => `${id}: ${audit} ${audits[audit]?.displayValue ?? ''}`.trim()),
    );
    console.log(
      JSON.stringify({
        address,
        scores: CATEGORIES.map((id) => Math.round(100 * (categories[id]?.score ?? 0))),
        objections,
        requests: fetched.length,
        bytes: bytes(),
        script: bytes('Script'),
        style: bytes('Stylesheet'),
        blocking: Math.round(audits['total-blocking-time']?.numericValue ?? 0),
      }),
    );
  }
}
