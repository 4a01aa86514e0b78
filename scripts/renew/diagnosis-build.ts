/**
 * Puts the diagnosis together from its engine and the files of its causes:
 *   npm run diagnosis:build
 * It writes the module that readers copy, `examples/diagnose-paste/diagnose-paste.ts`, and the words of the page. If a
 * cause is not right, it says what is to mend, as `npm run check` does, and writes nothing.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFiles } from '../../src/diagnosis/assemble.build.ts';
import { checkDefinitions } from '../../src/diagnosis/check.build.ts';
import { Mendable } from '../../src/lib/mendable.mjs';
import { start } from '../lib/setup.mjs';

start(async () => {
  const root = process.cwd();
  const { definitions, problems } = await checkDefinitions(root);
  if (definitions === undefined || problems.length > 0)
    throw new Mendable(`${problems.join('\n')}\n${problems.length} to mend; nothing was written`);
  for (const [path, contents] of await generatedFiles(definitions, root)) {
    const file = join(root, path);
    const isNew = !existsSync(file) || readFileSync(file, 'utf8') !== contents;
    if (isNew) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, contents);
    }
    console.log(`${path}: ${isNew ? 'written' : 'is up to date'}`);
  }
});
