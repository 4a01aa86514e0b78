/**
 * Stable addresses of errors, `/e/EPIPE`, for programs to print and link to. Which code leads where is taken from the
 * pages: each says by `<Spellings codes>` which errors it is about.
 */
import { join } from 'node:path';
import { readPage } from '../content/page.ts';
import { sidebarEntries } from '../content/pages.ts';
import { PAGES_FOLDER } from '../site/locales.ts';

/** A code, as runtimes print it, and the page that answers: an address without locale. */
export interface ErrorAddress {
  readonly code: string;
  readonly to: string;
}

/** Codes that several pages show, or none as a code of its own, and the page that is theirs. */
const OWN: Readonly<Record<string, string>> = {
  BrokenPipeError: '/reference/python-connection-errors',
  ConnectionAbortedError: '/reference/python-connection-errors',
  ConnectionResetError: '/reference/python-connection-errors',
  ECONNABORTED: '/reference/aborted',
  ESHUTDOWN: '/reference/python-connection-errors',
  ERR_IPC_DISCONNECTED: '/reference/err-ipc-channel-closed',
  SIGPIPE: '/reference/sigpipe-141',
  UND_ERR_SOCKET: '/reference/und-err-socket',
};

/** Said of errors of all kinds: no page is theirs. */
const GENERAL = new Set(['TypeError']);

/**
 * @param root the project's folder
 * @returns one for each code that the site knows, by code; of two pages about one code, the one that is named after it
 *   comes first, then the one that stands first in the sidebar
 * @throws when `OWN` leads to a page that does not exist
 */
export function errorAddresses(root: string): ErrorAddress[] {
  const folder = join(root, PAGES_FOLDER.es);
  const pages = sidebarEntries(root, 'es')
    .filter(({ kind }) => kind === 'reference')
    .map(({ to }) => ({ to, codes: codesOf(join(folder, `${to}.mdx`)) }));
  const found = new Map<string, string>();
  for (const { to, codes } of pages) {
    for (const code of codes) {
      const named = to === `/reference/${code.toLowerCase().replaceAll('_', '-')}`;
      if (!GENERAL.has(code) && (named || !found.has(code))) found.set(code, to);
    }
  }
  for (const [code, to] of Object.entries(OWN)) {
    if (!pages.some((page) => page.to === to)) {
      throw new Error(
        `src/error-addresses/addresses.build.ts: ${code} leads to ${to}, which is no page: correct OWN`,
      );
    }
    found.set(code, to);
  }
  return [...found]
    .map(([code, to]) => ({ code, to }))
    .sort((a, b) => a.code.toLowerCase().localeCompare(b.code.toLowerCase(), 'en'));
}

/** Codes of the errors whose spellings a page shows. */
const codesOf = (path: string): string[] =>
  readPage(path).elements.flatMap(({ name, attributes }) =>
    name === 'Spellings' ? (attributes['codes'] ?? '').split(' ').filter(Boolean) : [],
  );
