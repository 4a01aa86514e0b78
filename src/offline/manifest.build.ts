/**
 * Writes `files.json`, the list of files for the service worker, and a version into the worker so that browsers update
 * it.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../lib/files.ts';
import { rootBaseUrl } from '../site/urls.ts';
import { isErrorAddress, keptAs, type Files } from './kept-files.ts';

const hashOf = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 16);

const WORKER = 'service-worker.js';

/** Pages to which the addresses of errors lead, by those addresses in small letters. */
function leadsOf(folder: string): Files['leads'] {
  const leads = new Map<string, string>();
  for (const file of filesOf(folder, /(?:^|\/)e\/[^/]+\/index\.html$/)) {
    const address = file.replace(/\/index\.html$/, '').toLowerCase();
    const target = /http-equiv="?refresh"? content="0; ?url=([^"]+)"/.exec(
      readFileSync(join(folder, file), 'utf8'),
    )?.[1];
    if (isErrorAddress(address) && target !== undefined) leads.set(address, target.slice(rootBaseUrl.length));
  }
  return Object.fromEntries(leads);
}

/**
 * @param folder of the built site, whose pages no longer change
 * @throws when it has no service worker
 */
export function offline(folder: string): void {
  const worker = join(folder, WORKER);
  if (!existsSync(worker))
    throw new Error(`${worker} is missing: src/docusaurus/plugin-browser-scripts.ts writes it`);
  const files = Object.fromEntries(
    filesOf(folder, /./).flatMap((file) => {
      const address = /\.(?:gz|br)$/.test(file) ? undefined : keptAs(file);
      return address === undefined ? [] : [[address, hashOf(readFileSync(join(folder, file)))] as const];
    }),
  );
  const script = readFileSync(worker, 'utf8').replace(/\/\/ \w+\n$/, '');
  // Another worker keeps the same files in another way.
  const leads = leadsOf(folder);
  const version = hashOf(script + JSON.stringify({ files, leads }));
  writeFileSync(worker, `${script}// ${version}\n`);
  writeFileSync(join(folder, 'files.json'), JSON.stringify({ version, files, leads } satisfies Files));
}
