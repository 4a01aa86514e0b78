/** Check that the images of pages exist. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PAGES_FOLDER } from '../../site/locales.ts';
import { listPages } from '../pages.ts';

/** An image in Markdown, or an element with a source: its address. */
const IMAGE = /!\[[^\]]*\]\(\s*([^)\s]+)|<(?:img|source|video)\b[^>]*?\bsrc="([^"]+)"/g;

/**
 * @param root the project's folder
 * @returns one line for each image whose file is missing
 */
export function checkImages(root: string): string[] {
  return Object.values(PAGES_FOLDER).flatMap((folder) =>
    listPages(join(root, folder)).flatMap((page) => {
      const text = readFileSync(join(root, folder, page), 'utf8');
      return [...text.matchAll(IMAGE)].flatMap((match) => {
        const address = match[1] ?? match[2] ?? '';
        const line = text.slice(0, match.index).split('\n').length;
        const shown = `${folder}/${page}:${line}`;
        if (/^[a-z]+:/.test(address))
          return [`${shown}: the image ${address} is on another site: put the file into static/img/`];
        const file = address.startsWith('/')
          ? join('static', address)
          : join(folder, dirname(page), address.replace(/^pathname:\/\//, ''));
        return existsSync(join(root, file))
          ? []
          : [`${shown}: the image ${address} is missing: put it at ${file}`];
      });
    }),
  );
}
