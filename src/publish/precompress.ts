/**
 * Compresses beforehand what a server would compress at every request: beside `page.html` come `page.html.gz` and
 * `page.html.br`. Deterministic: the same file gives the same bytes.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { cachedBytes } from '../lib/cache.ts';
import { filesOf } from '../lib/files.ts';

/** Text. What is compressed already (pictures, archives, fonts) would only grow. */
const COMPRESSIBLE = /\.(?:html|css|m?js|json|md|txt|xml|atom|rss|svg|ts|py|webmanifest|map)$|\/LICENSE$/;

/** Shorter files fit into one packet as they are. */
const LEAST = 860;

/**
 * Files of a first visit, which are compressed harder. The hardest level would take three times as long and save 2 %
 * more.
 */
const FOR_READERS = /\.(?:html|css)$|^assets\/browser\//;
/** @returns the level of Brotli: 10 makes 8 % fewer bytes than 5 with fifteen times the work */
const qualityOf = (path: string): number => (FOR_READERS.test(path) ? 10 : 5);

/** Versions of the compressors: another one may give other bytes. */
const MAKERS = `${process.versions.zlib} ${process.versions['brotli']}`;

const gzipped = promisify(gzip);
const brotlied = promisify(brotliCompress);

/** @param folder of the built site */
export async function compress(folder: string): Promise<void> {
  await Promise.all(
    filesOf(folder, COMPRESSIBLE).map(async (path) => {
      const content = await readFile(join(folder, path));
      if (content.length < LEAST) return;
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: qualityOf(path),
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      };
      const compressed = (kind: string, make: () => Promise<Buffer>): Promise<Uint8Array> =>
        cachedBytes(
          process.cwd(),
          `compressed/${path}.${kind}`,
          [MAKERS, String(qualityOf(path)), content],
          make,
        );
      const [gz, br] = await Promise.all([
        compressed('gz', () => gzipped(content, { level: 9 })),
        compressed('br', () => brotlied(content, { params })),
      ]);
      await Promise.all([
        writeFile(join(folder, `${path}.gz`), gz),
        writeFile(join(folder, `${path}.br`), br),
      ]);
    }),
  );
}
