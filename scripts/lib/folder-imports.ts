/** The table of folders and their imports in CONTRIBUTING.md: read, compared with the code, drawn anew. */
import { readdirSync } from 'node:fs';
import { importsOf } from './imports.ts';

/** Folders that each folder imports from, by name. */
export type FolderImports = ReadonlyMap<string, ReadonlySet<string>>;

/** Row of the table: `| `name` | purpose | `other`, `another` |`. */
const ROW = /^\| `([\w-]+)`\s*\| (.*?)\s*\| (.*?)\s*\|$/;
const BEGIN = '<!-- folders -->';
const END = '<!-- /folders -->';

/** Folders below `src`, in alphabetical order. */
export function listFolders(root = process.cwd()): string[] {
  return readdirSync(`${root}/src`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Imports between the folders of `src`, types included. */
export function readFolderImports(root = process.cwd()): FolderImports {
  const found = new Map(listFolders(root).map((folder) => [folder, new Set<string>()]));
  const folderOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1];
  for (const { from, to } of importsOf('src', root)) {
    const [here = '', there] = [folderOf(from), folderOf(to)];
    if (there !== undefined && there !== here) found.get(here)?.add(there);
  }
  return found;
}

/** Lines of the table's body, without its markers. */
function tableOf(markdown: string): string[] {
  const [, table] = markdown.split(BEGIN);
  if (table === undefined || !table.includes(END)) throw new Error(`the text has no ${BEGIN} … ${END}`);
  return (table.split(END)[0] ?? '').split('\n');
}

/** Imports as the table draws them, in its order. */
export function readDrawing(markdown: string): FolderImports {
  return new Map(
    tableOf(markdown)
      .map((line) => ROW.exec(line))
      .filter((row) => row !== null)
      .map(([, folder = '', , imports = '']) => [
        folder,
        new Set([...imports.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name)),
      ]),
  );
}

/**
 * Compares the table with the code.
 * @returns one line for each difference; none if they agree
 */
export function compareDrawing(drawn: FolderImports, real: FolderImports): string[] {
  const problems: string[] = [];
  for (const folder of drawn.keys()) {
    if (!real.has(folder))
      problems.push(`src/${folder} is drawn, but there is no such folder: take its row out`);
  }
  for (const [folder, imports] of real) {
    const arrows = drawn.get(folder);
    if (arrows === undefined) {
      problems.push(`src/${folder} is not drawn: add a row that says what it is for`);
      continue;
    }
    for (const other of imports)
      if (!arrows.has(other)) problems.push(`src/${folder} imports from src/${other}, which is not drawn`);
    for (const other of arrows)
      if (!imports.has(other))
        problems.push(`src/${folder} no longer imports from src/${other}, which is drawn`);
  }
  return problems;
}

/**
 * Draws the table anew: the same rows in the same order, with the imports of the code. An import from a row further
 * down, against the order, is marked with an arrow.
 */
export function redraw(markdown: string, real: FolderImports): string {
  const order = [...readDrawing(markdown).keys()];
  const lines = tableOf(markdown).map((line) => {
    const [, folder = '', purpose = ''] = ROW.exec(line) ?? [];
    if (folder === '') return line;
    const imports = [...(real.get(folder) ?? [])].sort((a, b) => order.indexOf(a) - order.indexOf(b));
    const shown = imports.map(
      (other) => `${order.indexOf(other) > order.indexOf(folder) ? '↓ ' : ''}\`${other}\``,
    );
    return `| \`${folder}\` | ${purpose} | ${shown.join(', ') || 'nothing'} |`;
  });
  const [before = '', rest = ''] = markdown.split(BEGIN);
  return `${before}${BEGIN}${lines.join('\n')}${END}${rest.split(END).slice(1).join(END)}`;
}
