/**
 * What a page may load and run, said to the browser: a Content-Security-Policy without `unsafe-inline`. The few scripts
 * and styles that stand in the pages themselves are named by their hash, taken from the pages as they were built.
 *
 * Each page says it itself, in a `<meta>`, for hosts that let nobody set headers (GitHub Pages). Servers that can take
 * the header, with what only a header may say, from `.hosting/` in the published folder: see `hosting/`.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../lib/files.ts';
import { blocksOf, tagsOf } from '../lib/html.ts';

/** Where the published folder keeps what is meant for its server. */
export const HOSTING = '.hosting';

/** What stands in pages instead of in a file: hashes as a policy writes them. */
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

/**
 * @param file its name, for the error
 * @param html of a page
 * @throws when the page holds what no hash can allow: an attribute that is a script (`onclick`), or a script's address
 */
export function inlineOf(file: string, html: string): Inline {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const styleAttributes = new Set<string>();
  for (const { name, attributes, content } of blocksOf(html)) {
    if (name === 'style') styles.add(hash(content));
    else if (!attributes.has('src') && isRun(attributes.get('type'))) scripts.add(hash(content));
  }
  for (const { tag, attributes } of tagsOf(html)) {
    for (const [name, value] of attributes) {
      if (name.startsWith('on') || /^\s*javascript:/i.test(value)) {
        throw new Error(
          `${file}: ${tag} holds a script, which the Content-Security-Policy forbids: listen for the event in a .browser.ts file`,
        );
      }
      if (name !== 'style') continue;
      if (value.includes('&')) {
        throw new Error(
          `${file}: ${tag}: the style holds a character reference, which is not hashed: use a class`,
        );
      }
      styleAttributes.add(hash(value));
    }
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

/** The other headers that every answer carries, with the policy. HSTS is for who ends TLS to say. */
export const headersOf = (policy: string): ReadonlyMap<string, string> =>
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

const SAID = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
const CHARSET = /<meta charset="?utf-8"?\s*\/?>/i;

/**
 * @throws when a page has no `<meta charset>`, after which the policy is put: before anything that it governs
 */
export function withPolicy(file: string, html: string, policy: string): string {
  const bare = html.replace(SAID, '');
  if (!CHARSET.test(bare)) {
    throw new Error(`${file}: has no <meta charset=UTF-8>, after which its Content-Security-Policy goes`);
  }
  return bare.replace(
    CHARSET,
    (charset) => `${charset}<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
}

/**
 * One policy for all pages, so that it may be a header that does not depend on the page.
 * @param folder of the built site
 * @throws naming the page that could not obey a strict policy
 */
export function securityPolicy(folder: string): void {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const styleAttributes = new Set<string>();
  const pages = filesOf(folder, /\.html$/).map((file) => ({
    file,
    html: readFileSync(join(folder, file), 'utf8'),
  }));
  for (const { file, html } of pages) {
    const inline = inlineOf(file, html);
    for (const each of inline.scripts) scripts.add(each);
    for (const each of inline.styles) styles.add(each);
    for (const each of inline.styleAttributes) styleAttributes.add(each);
  }
  const policy = policyOf({ scripts, styles, styleAttributes });
  for (const { file, html } of pages) writeFileSync(join(folder, file), withPolicy(file, html, policy));

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
