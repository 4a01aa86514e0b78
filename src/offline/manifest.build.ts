/**
 * Writes `files.json`, the list of files for the service worker, and a version into the worker so that browsers update
 * it.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptAs, type Files } from './kept-files.ts';
import { filesOf } from '../lib/files.ts';

const hashOf = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 16);

const WORKER = 'service-worker.js';

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
  const version = hashOf(script + JSON.stringify(files));
  writeFileSync(worker, `${script}// ${version}\n`);
  writeFileSync(join(folder, 'files.json'), JSON.stringify({ version, files } satisfies Files));
}
