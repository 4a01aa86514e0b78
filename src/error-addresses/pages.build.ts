/**
 * Publishes the errors' addresses: a page for each code that leads on to the page that answers, and for the servers of
 * `hosting/` the same as redirects, in any case. A host of plain files has each code as it is printed and in small
 * letters; other mixtures come to the 404 page, where `src/error-addresses/small-letters.browser.ts` tries the small letters.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sidebarEntries } from '../content/pages.ts';
import { errorAddresses, type ErrorAddress } from './addresses.build.ts';
import { rootBaseUrl, siteUrl } from '../site/urls.ts';
import { HOSTING } from '../publish/csp.ts';
import { LOCALE_NAMES, LOCALES, otherLocale, PREFIX, type Locale } from '../site/locales.ts';
import { ERROR_ADDRESSES } from './strings.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * Page of an error's address, which leads on to the page that answers.
 * @param label name of that page in the sidebar
 */
export function errorPage(locale: Locale, { code, to }: ErrorAddress, label: string): string {
  const other = otherLocale(locale);
  const target = `${rootBaseUrl}${PREFIX[locale]}${to.slice(1)}`;
  const twin = `${rootBaseUrl}${PREFIX[other]}e/${code}`;
  return `<!doctype html>
<html lang=${locale}>
<head>
<meta charset=UTF-8>
<meta name=viewport content="width=device-width, initial-scale=1">
<meta name=color-scheme content="light dark">
<title>${escaped(code)} · Tubería Rota · Broken Pipe</title>
<link rel=canonical href="${siteUrl}${target}">
<meta http-equiv=refresh content="0; url=${target}">
</head>
<body>
<main>
<h1>${escaped(code)}</h1>
<p>${ERROR_ADDRESSES.leads[locale]} <a href="${target}">${escaped(label)}</a>.</p>
<p><a href="${twin}" lang=${other} hreflang=${other}>${LOCALE_NAMES[other]}</a></p>
</main>
</body>
</html>
`;
}

/**
 * Writes the pages of all addresses, and the redirects of the servers.
 * @param folder of the built site
 */
export function errorPages(folder: string): void {
  const addresses = errorAddresses(process.cwd());
  for (const locale of LOCALES) {
    const labels = new Map(sidebarEntries(process.cwd(), locale).map(({ to, label }) => [to, label]));
    for (const address of addresses) {
      const page = errorPage(locale, address, labels.get(address.to) ?? address.to);
      for (const name of new Set([address.code, address.code.toLowerCase()])) {
        const own = join(folder, PREFIX[locale], 'e', name);
        mkdirSync(own, { recursive: true });
        writeFileSync(join(own, 'index.html'), page);
      }
    }
  }
  const hosting = join(folder, HOSTING);
  mkdirSync(hosting, { recursive: true });
  const { nginx, caddy } = errorRedirects(addresses);
  writeFileSync(join(hosting, 'errors.nginx.conf'), nginx);
  writeFileSync(join(hosting, 'errors.caddy'), caddy);
}

/**
 * The redirects as the servers want them: for nginx the entries of a `map`, for Caddy directives. Both compare without
 * regard to case. Not for good (302), since a code may one day have a page of its own.
 */
export function errorRedirects(addresses: readonly ErrorAddress[]): { nginx: string; caddy: string } {
  const nginx: string[] = [];
  const byTarget = new Map<string, string[]>();
  for (const prefix of Object.values(PREFIX)) {
    for (const { code, to } of addresses) {
      const from = `${rootBaseUrl}${prefix}e/${code.toLowerCase()}`;
      const target = `${rootBaseUrl}${prefix}${to.slice(1)}`;
      nginx.push(`${from} ${target};`, `${from}/ ${target};`);
      byTarget.set(target, [...(byTarget.get(target) ?? []), from, `${from}/`]);
    }
  }
  const caddy = [...byTarget].map(
    ([target, from], n) => `@error-${n} path ${from.join(' ')}\nredir @error-${n} ${target} 302`,
  );
  return { nginx: `${nginx.join('\n')}\n`, caddy: `${caddy.join('\n')}\n` };
}
