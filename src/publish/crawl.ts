/** Follows every address that a built site names, on disk: links, pictures, scripts and styles. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { filesOf } from '../lib/files.ts';
import { elementsOf } from '../lib/html.ts';

export interface Crawled {
  readonly pages: number;
  /** Number of different ones within the site. */
  readonly addresses: number;
  /** `file: address: what is wrong`. */
  readonly problems: readonly string[];
}

const NAMING = ['href', 'src', 'poster', 'action'];
const IN_STYLE = /url\((["']?)([^"')]+)\1\)/g;

function addressesIn(file: string, text: string): string[] {
  if (file.endsWith('.css')) return [...text.matchAll(IN_STYLE)].map(([, , url = '']) => url);
  return elementsOf(text).flatMap(({ name, attributes }) => {
    const content = attributes.get('content') ?? '';
    if (name === 'meta' && attributes.get('http-equiv') === 'refresh')
      return [content.replace(/^.*?url=/, '')];
    return NAMING.flatMap((attribute) => attributes.get(attribute) ?? []);
  });
}

/**
 * @param folder of the built site
 * @param base below which it is published; begins and ends with a slash
 */
export function crawl(folder: string, base: string): Crawled {
  const problems: string[] = [];
  const known = new Map<string, string | undefined>();
  const files = filesOf(folder, /\.(?:html|css)$/);
  for (const file of files) {
    // A page's own address has no `index.html`, and no slash at its end.
    const own = posix.join(base, file.replace(/(?:^|\/)index\.html$/, ''));
    for (const address of new Set(addressesIn(file, readFileSync(join(folder, file), 'utf8')))) {
      if (/^(?:[a-z][a-z+.-]*:|\/\/|#)/i.test(address)) continue;
      const { pathname } = new URL(address, `http://site.invalid${own}`);
      if (!known.has(pathname)) known.set(pathname, wrongWith(pathname, folder, base));
      const wrong = known.get(pathname);
      if (wrong !== undefined) problems.push(`${file}: ${address}: ${wrong}`);
    }
  }
  return { pages: files.filter((file) => file.endsWith('.html')).length, addresses: known.size, problems };
}

function wrongWith(pathname: string, folder: string, base: string): string | undefined {
  if (!pathname.startsWith(base)) return `is not below ${base}: make it so (useBaseUrl, Link)`;
  const path = join(folder, decodeURIComponent(pathname.slice(base.length)));
  if (existsSync(path) && statSync(path).isFile()) return undefined;
  // The 404 pages name each other so; a host shows them for that address as for any other that is missing.
  if (pathname.endsWith('/404') && existsSync(`${path}.html`)) return undefined;
  return existsSync(join(path, 'index.html')) ? undefined : 'there is no such file';
}
