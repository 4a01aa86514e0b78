/** Files that the service worker caches, and their addresses. Pure. */

/** Content of `files.json`: the files of one version of the site. */
export interface Files {
  /** Hash of all files and of the worker. */
  readonly version: string;
  /** Hash of each file, by the address below the root at which it is asked for. */
  readonly files: Readonly<Record<string, string>>;
  /** Page to which the address of an error leads, both below the root; the addresses in small letters. */
  readonly leads: Readonly<Record<string, string>>;
}

/** Scripts, styles, pictures of the pages; types of names and examples only as a reader asks for them. */
const KEPT = /^(?:en\/)?(?:assets\/(?:browser|css)\/|img\/(?!social-card|screenshot)|manifest\.webmanifest$)/;

/**
 * @param file path in the published folder, such as `reference/epipe/index.html`
 * @returns the address below the root at which it is kept; undefined if it is not
 */
export function keptAs(file: string): string | undefined {
  if (isMissingPage(file)) return file;
  // Of the addresses of errors only their list: each of them leads to a page that is kept.
  if (/^(?:examples|(?:en\/)?e\/[^/]+)\//.test(file)) return undefined;
  if (/(?:^|\/)index\.html$/.test(file)) return withoutEnd(file);
  return KEPT.test(file) ? file : undefined;
}

/** A language's home keeps the slash at its end, other pages have none. */
function withoutEnd(file: string): string {
  const path = file.replace(/(?:^|\/)index\.html$/, '');
  return path === 'en' ? 'en/' : path;
}

/** Removes an optional ending from a requested path: `/reference/epipe/` becomes `/reference/epipe`. */
export const addressOf = (pathname: string): string => pathname.replace(/\/(?:index\.html)?$/, '');

/** True for the address of a page, which has no file ending. */
export const isPage = (address: string): boolean => !/\.\w+$/.test(address);

/** True for the address of an error below the root, such as `e/EPIPE`. */
export const isErrorAddress = (path: string): boolean => /^(?:en\/)?e\/[^/]+$/.test(path);

/** True for a 404 page, which servers rightly answer with 404. */
export const isMissingPage = (path: string): boolean => /^(?:en\/)?404\.html$/.test(path);

/** Address of the 404 page in the reader's language. */
export const missingPage = (root: string, address: string): string =>
  `${root}${`${address}/`.startsWith(`${root}en/`) ? 'en/' : ''}404.html`;
