/**
 * Draws the table of folders and their imports in CONTRIBUTING.md.
 *   npm run draw:folders               prints it as the code is now, and what differs
 *   npm run draw:folders -- --write    puts it into the file
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { compareDrawing, readDrawing, readFolderImports, redraw } from '../lib/folder-imports.ts';

const FILE = 'CONTRIBUTING.md';
const markdown = readFileSync(FILE, 'utf8');
const real = readFolderImports();
const drawn = await format(redraw(markdown, real), { ...(await resolveConfig(FILE)), filepath: FILE });
if (process.argv.includes('--write')) {
  writeFileSync(FILE, drawn);
  console.log(`${FILE}: drawn`);
} else {
  console.log(drawn.split('<!-- folders -->')[1]?.split('<!-- /folders -->')[0]?.trim());
}
for (const problem of compareDrawing(readDrawing(drawn), real)) {
  console.error(problem);
  process.exitCode = 1;
}
