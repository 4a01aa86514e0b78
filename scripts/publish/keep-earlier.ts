/**
 * Adds to build/ the hashed files of the versions that readers may have open, from the site as it is published now. Run it
 * between building and publishing:
 *   npm run keep:earlier -- https://docs.example.org
 *   npm run keep:earlier -- /srv/tuberia-rota              a folder
 *   npm run keep:earlier -- https://docs.example.org --folder build-below
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compress } from '../../src/publish/precompress.ts';
import { DAYS_KEPT, keepEarlier, type ReadPublished } from '../../src/publish/versions.ts';
import { Mendable, start } from '../lib/setup.mjs';

/** Limit for one file, in milliseconds. */
const PATIENCE = 20_000;

const inFolder =
  (folder: string): ReadPublished =>
  (path) =>
    Promise.resolve(existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : undefined);

const atAddress =
  (address: string): ReadPublished =>
  async (path) => {
    const url = `${address}/${path}`;
    const answer = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) }).catch(
      (error: unknown) => {
        const reason =
          error instanceof Error ? ((error.cause as Error | undefined) ?? error).message : String(error);
        throw new Mendable(`${url}: ${reason}: mend the address or the network, and repeat`);
      },
    );
    if (answer.status === 404 || answer.status === 410) return undefined;
    if (!answer.ok) throw new Mendable(`${url} answers ${answer.status}: repeat when the site is well`);
    return new Uint8Array(await answer.arrayBuffer());
  };

start(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { folder: { type: 'string', default: 'build' } },
  });
  const [given, ...others] = positionals;
  if (given === undefined || others.length > 0)
    throw new Mendable('Where is the site published? npm run keep:earlier -- https://docs.example.org');
  const where = given.replace(/\/+$/, '');
  const isAddress = /^https?:\/\//.test(where);
  if (!isAddress && !existsSync(where)) throw new Mendable(`${where}: there is no such folder`);
  const today = new Date().toISOString().slice(0, 10);
  const done = await keepEarlier(values.folder, where, isAddress ? atAddress(where) : inFolder(where), today);
  if (done === undefined) {
    console.log(`${where} has no versions.json: nothing of an earlier version is kept`);
    return;
  }
  await compress(values.folder);
  const lost = done.gone === 0 ? '' : `; ${done.gone} are no longer there`;
  console.log(`${done.kept} files of earlier versions are kept for ${DAYS_KEPT} days${lost}`);
});
