/**
 * Content-Security-Policy without `unsafe-inline`, made from the built pages: it names the few scripts and styles that
 * stand in the pages themselves by their hashes.
 *
 * Each page states it in a `<meta>`, for hosts that let nobody set headers (GitHub Pages). Servers that can take the
 * header, with what only a header may say, from `.hosting/` in the published folder: see `hosting/`.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../lib/files.ts';
import { elementsOf, type Element } from '../lib/html.ts';

/** Folder of the published site with files for its server. */
export const HOSTING = '.hosting';

/** CSP hashes of inline scripts and styles. */
export interface Inline {
  readonly scripts: ReadonlySet<string>;
  readonly styles: ReadonlySet<string>;
  /** Of `style="…"` attributes. */
  readonly styleAttributes: ReadonlySet<string>;
}

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** A script that a browser runs; JSON-LD is data. */
const isRun = (type: string | undefined): boolean =>
  type === undefined || type === '' || /^(?:module|(?:text|application)\/javascript)$/i.test(type);

/** An address that is a script. Browsers skip control characters before it, and tabs and line ends within it. */
const isScriptAddress = (value: string): boolean =>
  // eslint-disable-next-line no-control-regex
  /^[\x00-\x20]*javascript:/i.test(value.replace(/[\t\n\r]/g, ''));

/** Address that a `<meta http-equiv=refresh>` leads to. */
const refreshAddress = ({ name, attributes }: Element): string =>
  name === 'meta' && attributes.get('http-equiv')?.trim().toLowerCase() === 'refresh'
    ? (attributes.get('content') ?? '').replace(/^[^;,]*[;,]?\s*(?:url\s*=\s*)?["']?/i, '')
    : '';

/** @returns what no hash can allow on an element, with its mend */
function forbiddenIn(element: Element): string | undefined {
  for (const [name, value] of element.attributes) {
    if (name.startsWith('on') || isScriptAddress(value)) {
      return 'holds a script, which the Content-Security-Policy forbids: listen for the event in a .browser.ts file';
    }
    if (name === 'srcdoc')
      return 'holds a page, which the Content-Security-Policy does not read: publish it as a file';
  }
  if (isScriptAddress(refreshAddress(element))) return 'leads to a script: lead to a page';
  return undefined;
}

/**
 * @param file its name, for the error
 * @param html of a page
 * @param elements of it, where they are known already
 * @throws when the page holds what no hash can allow, such as `onclick` or the address of a script
 */
export function inlineOf(file: string, html: string, elements = elementsOf(html)): Inline {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const styleAttributes = new Set<string>();
  for (const element of elements) {
    const { name, attributes, text, start, end } = element;
    const forbidden = forbiddenIn(element);
    if (forbidden !== undefined) throw new Error(`${file}: ${html.slice(start, end)} ${forbidden}`);
    if (name === 'style') styles.add(hash(text));
    if (name === 'script' && !attributes.has('src') && isRun(attributes.get('type'))) scripts.add(hash(text));
    const style = attributes.get('style');
    if (style !== undefined) styleAttributes.add(hash(style));
  }
  return { scripts, styles, styleAttributes };
}

/**
 * @returns the policy, as the header wants it, without what a `<meta>` may not say
 */
export function policyOf({ scripts, styles, styleAttributes }: Inline): string {
  const listed = (hashes: ReadonlySet<string>) =>
    [...hashes]
      .sort()
      .map((each) => ` ${each}`)
      .join('');
  return [
    `default-src 'none'`,
    `script-src 'self'${listed(scripts)}`,
    `style-src 'self'${listed(styles)}`,
    ...(styleAttributes.size > 0 ? [`style-src-attr 'unsafe-hashes'${listed(styleAttributes)}`] : []),
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `manifest-src 'self'`,
    `worker-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
  ].join('; ');
}

/** Headers of every answer. Strict-Transport-Security is left to the TLS terminator. */
const headersOf = (policy: string): ReadonlyMap<string, string> =>
  new Map([
    // Only a header may say who may frame a page.
    ['Content-Security-Policy', `${policy}; frame-ancestors 'none'`],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    [
      'Permissions-Policy',
      'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    ],
  ]);

/** A `<meta>` that states a policy. */
const statesPolicy = ({ name, attributes }: Element): boolean =>
  name === 'meta' && attributes.get('http-equiv')?.trim().toLowerCase() === 'content-security-policy';

/**
 * Puts the policy into a page, in place of one that it states already.
 * @throws when no `<meta charset>` stands in its head before all that the policy governs
 */
export function withPolicy(file: string, html: string, policy: string, elements = elementsOf(html)): string {
  const charset = elements.find(
    ({ name, attributes, parent }) => name === 'meta' && attributes.has('charset') && parent === 'head',
  );
  const governed = elements.find(({ name }) => /^(?:script|style|link|base)$/.test(name));
  if (charset === undefined || (governed?.start ?? Infinity) < charset.start) {
    throw new Error(
      `${file}: has no <meta charset=UTF-8> before its scripts and styles, after which its Content-Security-Policy goes`,
    );
  }
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const edits = [
    { start: charset.end, end: charset.end, text: meta },
    ...elements.filter(statesPolicy).map(({ start, end }) => ({ start, end, text: '' })),
  ].sort((a, b) => b.start - a.start || b.end - a.end);
  return edits.reduce((page, { start, end, text }) => page.slice(0, start) + text + page.slice(end), html);
}

/**
 * Writes one policy for all pages, so that it may be a header that does not depend on the page.
 * @param folder of the built site
 * @throws naming the page that could not obey a strict policy
 */
export function securityPolicy(folder: string): void {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const styleAttributes = new Set<string>();
  const pages = filesOf(folder, /\.html$/)
    .map((file) => ({
      file,
      html: readFileSync(join(folder, file), 'utf8'),
    }))
    .map((page) => ({ ...page, elements: elementsOf(page.html) }));
  for (const { file, html, elements } of pages) {
    const inline = inlineOf(file, html, elements);
    for (const each of inline.scripts) scripts.add(each);
    for (const each of inline.styles) styles.add(each);
    for (const each of inline.styleAttributes) styleAttributes.add(each);
  }
  const policy = policyOf({ scripts, styles, styleAttributes });
  for (const { file, html, elements } of pages)
    writeFileSync(join(folder, file), withPolicy(file, html, policy, elements));

  const headers = [...headersOf(policy)];
  const hosting = join(folder, HOSTING);
  mkdirSync(hosting, { recursive: true });
  writeFileSync(
    join(hosting, 'headers.nginx.conf'),
    headers.map(([name, value]) => `add_header ${name} "${value}" always;\n`).join(''),
  );
  writeFileSync(
    join(hosting, 'headers.caddy'),
    `header {\n${headers.map(([name, value]) => `\t${name} "${value}"\n`).join('')}}\n`,
  );
}
