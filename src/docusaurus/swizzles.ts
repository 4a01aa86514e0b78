/** Our parts of the theme (`theme/`), and the files of theme-classic in whose place each stands. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

export const OURS = 'src/docusaurus/theme';
export const THEIRS = 'node_modules/@docusaurus/theme-classic/lib/theme';
/** Hash of each original, by part and file, as it was when ours was last compared with it. */
export const PINS = 'src/docusaurus/swizzles.json';

export type Pins = Record<string, Record<string, string>>;

/** Originals that are no longer used because of one of our parts, besides the one of the same name. */
const ALSO_REPLACED: Readonly<Record<string, readonly string[]>> = {
  'Navbar/MobileSidebar': ['Header', 'Layout', 'PrimaryMenu', 'SecondaryMenu'].map(
    (part) => `Navbar/MobileSidebar/${part}`,
  ),
  'DocRoot/Layout/Sidebar': [
    'DocRoot/Layout/Sidebar/ExpandButton',
    'DocSidebar',
    'DocSidebar/Desktop',
    'DocSidebar/Desktop/Content',
    'DocSidebar/Mobile',
  ],
  TOCCollapsible: ['TOCCollapsible/CollapseButton'],
};

/** File of ours for each part, by the part's name. */
export function ourParts(root: string): ReadonlyMap<string, string> {
  const files = readdirSync(join(root, OURS), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path))
    .sort();
  return new Map(files.map((path) => [path.replace(/(?:\/index)?\.tsx?$/, ''), posix.join(OURS, path)]));
}

/** Files of an original: a module of its name, or the scripts and styles of its folder. */
function filesOfOriginal(root: string, part: string): string[] {
  const folder = join(root, THEIRS, part);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    return statSync(`${folder}.js`, { throwIfNoEntry: false }) === undefined ? [] : [`${part}.js`];
  }
  return readdirSync(folder)
    .filter((name) => /\.(?:js|css)$/.test(name))
    .map((name) => `${part}/${name}`)
    .sort();
}

const hashOf = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);

/** @returns hashes of the originals as they are installed; none for a part that the theme no longer has */
export function installedPins(root: string): Pins {
  return Object.fromEntries(
    [...ourParts(root).keys()].map((part) => [
      part,
      Object.fromEntries(
        [part, ...(ALSO_REPLACED[part] ?? [])]
          .flatMap((original) => filesOfOriginal(root, original))
          .map((file) => [file, hashOf(join(root, THEIRS, file))]),
      ),
    ]),
  );
}
