/** Check of links to other sites: each page that is linked to must still be there. */
import { join } from 'node:path';
import { inPool } from '../lib/pool.ts';
import { readPage } from './page.ts';
import { listPages } from './pages.ts';
import { PAGES_FOLDER } from '../site/locales.ts';

/** An address of another site, and every `file:line` that links to it. */
export type ExternalLinks = ReadonlyMap<string, readonly string[]>;

export interface Answer {
  readonly url: string;
  /** `doubtful`: the site refused to answer (403, 429) or was too slow, which proves nothing. */
  readonly verdict: 'well' | 'gone' | 'doubtful';
  readonly why: string;
}

/** @param root the project's folder */
export function externalLinks(root: string): ExternalLinks {
  const found = new Map<string, string[]>();
  for (const folder of [PAGES_FOLDER.es, PAGES_FOLDER.en]) {
    for (const page of listPages(join(root, folder))) {
      const path = join(folder, page);
      for (const { line, value } of readPage(join(root, path)).links) {
        if (!/^https?:/.test(value)) continue;
        const [url = ''] = value.split('#');
        found.set(url, [...(found.get(url) ?? []), `${path}:${line}`]);
      }
    }
  }
  return found;
}

/**
 * Asks for each address, a few at a time.
 * @param timeout how long a site may take, in milliseconds
 */
export async function askAll(urls: Iterable<string>, timeout = 20_000, atOnce = 8): Promise<Answer[]> {
  const answers = await inPool(urls, atOnce, (url) => ask(url, timeout));
  return answers.sort((a, b) => a.url.localeCompare(b.url, 'en'));
}

async function ask(url: string, timeout: number): Promise<Answer> {
  try {
    const answer = await fetch(url, {
      headers: { 'User-Agent': 'tuberia-rota-links (link check)', Accept: 'text/html,*/*' },
      signal: AbortSignal.timeout(timeout),
    });
    // The status is enough; the body is not read.
    await answer.body?.cancel();
    const why = String(answer.status);
    if (answer.ok) return { url, verdict: 'well', why };
    return { url, verdict: answer.status === 404 || answer.status === 410 ? 'gone' : 'doubtful', why };
  } catch (error) {
    const { name, message, cause } = error as Error & { cause?: { code?: string } };
    const code = cause?.code ?? name;
    return { url, verdict: code === 'ENOTFOUND' ? 'gone' : 'doubtful', why: `${code}: ${message}` };
  }
}
