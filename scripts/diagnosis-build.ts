/**
 * Puts the diagnosis together from its engine and the files of its causes:
 *   npm run diagnosis:build
 * It writes the module that readers copy, `examples/diagnose-paste/diagnose-paste.ts`, and the words of the page.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFiles } from '../src/diagnosis/assemble.build.ts';
import { loadDefinitions } from '../src/diagnosis/load.build.ts';

const root = process.cwd();
for (const [path, contents] of await generatedFiles(await loadDefinitions(root), root)) {
  const file = join(root, path);
  const isNew = !existsSync(file) || readFileSync(file, 'utf8') !== contents;
  if (isNew) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contents);
  }
  console.log(`${path}: ${isNew ? 'written' : 'is up to date'}`);
}
