/**
 * Writes all files of something new, from the templates in `scripts/templates/`, and prints the next steps.
 *   npm run new -- example catch-epipe
 *   npm run new -- page recipes/child-stdin                         shows the example of the same name
 *   npm run new -- page recipes/child-stdin --example catch-epipe   shows this one
 *   npm run new -- cause socket/lost-uplink
 */
import { BadInput, planFiles, writeFiles } from './lib/new-files.ts';

try {
  const root = process.cwd();
  const { files, next } = planFiles(process.argv.slice(2), root);
  await writeFiles(files, root);
  console.log(`Written:\n${[...files.keys()].map((path) => `  ${path}`).join('\n')}\n\nNext:`);
  for (const line of next) console.log(`  ${line}`);
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
