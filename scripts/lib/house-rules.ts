/** Rules of the layout: what may import what, and how long files and folders may be. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Import, PackageUse } from './imports.ts';

/** A file that breaks a rule, and what mends it. */
export interface Breach {
  readonly file: string;
  readonly mend: string;
}

/** Folders that run in Node only, while the site is built. */
const BUILD_FOLDERS = /^src\/(?:content|publish|copy-check|docusaurus|lib)\//;
/** File that runs in Node, by its ending or its folder. */
const isOfTheBuild = (file: string): boolean =>
  /\.build\.tsx?$|\.mjs$/.test(file) || BUILD_FOLDERS.test(file);
const isOfTheBrowser = (file: string): boolean => /\.browser\.tsx?$/.test(file);

/** Files that are longer by nature: data, and lists of cases. */
const MAY_BE_LONG = /\.data\.ts$/;
const MOST_LINES = 300;
const MOST_FILES = 20;
const CODE = /\.(?:tsx?|mts|mjs|css)$/;

/**
 * Finds groups of files that import each other.
 * @returns one breach for each group, at its first file in alphabetical order
 */
export function importCycles(imports: readonly Import[]): Breach[] {
  const next = new Map<string, string[]>();
  // The compiler erases imports of types: nothing is loaded in a circle.
  for (const { from, to, typeOnly } of imports)
    if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const reachedFrom = (start: string): Set<string> => {
    const reached = new Set<string>();
    const waiting = [start];
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      for (const to of next.get(file) ?? []) {
        if (reached.has(to)) continue;
        reached.add(to);
        waiting.push(to);
      }
    }
    return reached;
  };
  const told = new Set<string>();
  return [...next.keys()].sort().flatMap((file) => {
    const reached = reachedFrom(file);
    if (told.has(file) || !reached.has(file)) return [];
    const group = [...reached].filter((other) => reachedFrom(other).has(file)).sort();
    for (const member of group) told.add(member);
    const mend = `imports in a circle with ${group.filter((other) => other !== file).join(', ') || 'itself'}: move what they share to a file of its own`;
    return [{ file, mend }];
  });
}

/** Finds browser files that load what runs in Node, directly or through files without an ending. */
export function browserLoadsBuild(imports: readonly Import[]): Breach[] {
  return imports
    .filter(({ from, to, typeOnly }) => !typeOnly && isOfTheBrowser(from) && /\.build\.tsx?$/.test(to))
    .map(({ from, to }) => ({
      file: from,
      mend: `runs in the browser and imports ${to}, which runs in Node: move what it needs to a file without an ending`,
    }));
}

/** Finds files that use modules of Node and are not of the build. */
export function nodeOutsideBuild(uses: readonly PackageUse[]): Breach[] {
  return uses
    .filter(({ from, name }) => from.startsWith('src/') && name.startsWith('node:') && !isOfTheBuild(from))
    .map(({ from, name }) => ({
      file: from,
      mend: isOfTheBrowser(from)
        ? `runs in the browser and imports ${name}: move that to a .build.ts file`
        : `imports ${name}, so that it runs in Node only: end its name in .build.ts`,
    }));
}

/** Finds files outside `src/docusaurus` that know Docusaurus. */
export function docusaurusOutside(uses: readonly PackageUse[]): Breach[] {
  return uses
    .filter(
      ({ from, name }) =>
        /^@(?:docusaurus|theme|theme-original|theme-init|generated)\//.test(name) &&
        from.startsWith('src/') &&
        !from.startsWith('src/docusaurus/'),
    )
    .map(({ from, name }) => ({
      file: from,
      mend: `imports ${name}: only src/docusaurus knows Docusaurus; hand over what is needed from there`,
    }));
}

/** Finds files that start programs by themselves. */
export function startsPrograms(uses: readonly PackageUse[]): Breach[] {
  return uses
    .filter(({ from, name }) => /^(?:node:)?child_process$/.test(name) && from !== 'src/lib/spawn.mjs')
    .map(({ from, name }) => ({
      file: from,
      mend: `imports ${name}: start programs with src/lib/spawn.mjs, which also names what went wrong`,
    }));
}

/** Finds files that are too long, and folders with too many files. */
export function tooLarge(folders: readonly string[], root = process.cwd()): Breach[] {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => CODE.test(path) && !path.includes('node_modules'))
      .sort()
      .map((path) => `${folder}/${path}`),
  );
  const long = files.flatMap((file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n').length - 1;
    if (lines <= MOST_LINES || MAY_BE_LONG.test(file)) return [];
    return [{ file, mend: `has ${lines} lines, more than ${MOST_LINES}: split it by what its parts do` }];
  });
  const counts = new Map<string, number>();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  const full = [...counts]
    .filter(([, count]) => count > MOST_FILES)
    .map(([file, count]) => ({
      file,
      mend: `has ${count} files, more than ${MOST_FILES}: make folders of those that belong together`,
    }));
  return [...long, ...full];
}

/**
 * Compares breaches with the exceptions to a rule.
 * @param exceptions files that may break it
 * @returns one line for each breach without an exception, and for each exception that is no longer needed
 */
export function compareWithExceptions(breaches: readonly Breach[], exceptions: readonly string[]): string[] {
  const broken = new Set(breaches.map(({ file }) => file));
  return [
    ...breaches.filter(({ file }) => !exceptions.includes(file)).map(({ file, mend }) => `${file}: ${mend}`),
    ...exceptions
      .filter((file) => !broken.has(file))
      .map((file) => `${file}: keeps the rule now: remove its exception in test/project/imports.test.ts`),
  ];
}
