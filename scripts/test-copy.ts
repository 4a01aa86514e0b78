/**
 * Checks that every example, taken from the built site by its address, compiles and runs in projects of many kinds.
 *   npm run test:copy                        takes them from build/, compares with compilers/results.json; what is there
 *                                            with the same code, tools and method is not repeated
 *   FULL=1 npm run test:copy                 repeats everything
 *   npm run test:copy -- catch-epipe         some alone
 *   npm run test:copy -- --record            writes compilers/results.json, from what would be published now
 *   npm run test:copy -- --record catch-epipe
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { differences, knownExamples, type Results } from '../src/copy-check/results.ts';
import { mutate, MUTATIONS } from '../src/copy-check/mutations.ts';
import { readRecord, RESULTS } from '../src/copy-check/recorded.ts';
import { take, type Taken } from '../src/copy-check/fetch.ts';
import { methodOf, toolsOf } from '../src/copy-check/tools.ts';
import { inputsOf, resultsOf, verify } from '../src/copy-check/verify.ts';
import { writePublished } from '../src/docusaurus/plugin-publish-examples.ts';
import { fileOf, listRunnables, readCode } from '../src/examples/files.build.ts';
import { askedExamples } from './lib/asked.ts';
import { ensurePythonPackages } from './lib/python-packages.mjs';
import { serve } from './lib/serve.mjs';
import { ensureInstalledIn, Mendable, start } from './lib/setup.mjs';

/** Example that is spoilt on purpose, to see that each setting notices. */
const MUTATED = 'catch-epipe';

/** Publishes the examples for this run alone. @throws {Mendable} naming the file that cannot be, such as a stale recording */
function publish(folder: string): void {
  try {
    writePublished(process.cwd(), 'https://tuberia-rota.example/', folder);
  } catch (error) {
    throw new Mendable(error instanceof Error ? error.message : String(error));
  }
}

start(async () => {
  const root = process.cwd();
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { record: { type: 'boolean', default: false } },
  });

  for (const { example } of askedExamples(positionals)) {
    const isTypeScript = listRunnables(example).some(({ language }) => language === 'typescript');
    const pythonModule = `${example}/${fileOf(example, 'module', 'python')}`;
    if (positionals.length > 0 && !isTypeScript && readCode(pythonModule) === undefined)
      throw new Mendable(`${example} has no code to copy: name another example`);
  }
  const recorded = readRecord(root);

  for (const folder of ['compilers', 'runtimes']) await ensureInstalledIn(folder);

  // A page shows the results, so that a build would wait for them: they are recorded from what it would publish.
  const published = mkdtempSync(join(tmpdir(), 'published-'));
  if (values.record) publish(published);
  const dir = values.record ? published : join(root, 'build');
  if (!existsSync(join(dir, 'examples/index.json')))
    throw new Mendable('the site is not built: npm run build');
  const { server, url } = await serve(dir, 0);
  const problems: string[] = [];
  try {
    const all = await take(url, positionals);
    console.log(`${all.index.examples.length} examples taken from ${url}/examples/index.json`);
    const made = { tools: toolsOf(root), method: methodOf(root) };
    const repeatsAll = values.record || positionals.length > 0 || process.env['FULL'] === '1';
    const known = recorded === undefined || repeatsAll ? [] : knownExamples(recorded, made, inputsOf(all));
    const taken = without(all, known);
    if (known.length > 0) {
      console.log(
        `${known.length} are as recorded, with the same code, tools and method (FULL=1 repeats them)`,
      );
    }
    const ids = all.index.examples.map(({ id }) => id);
    for (const id of Object.keys(recorded?.examples ?? {})) {
      if (positionals.length > 0 || values.record || ids.includes(id)) continue;
      problems.push(`${RESULTS} has ${id}, which is not published: npm run test:copy -- --record`);
    }
    if (taken.index.examples.length > 0) {
      await ensurePythonPackages(join(root, 'compilers'));
      const seen = await verify(taken, root, {
        tell(setting, failures) {
          console.log(`${failures.length === 0 ? '✓' : '✗'} ${setting}`);
          for (const message of new Set(failures.map((failure) => failure.message)))
            console.log(`    ${message}`);
        },
      });
      const results = resultsOf(taken, made, seen);
      for (const { setting, message } of seen.failures) problems.push(`${setting}: ${message}`);
      if (values.record) {
        const examples = { ...(positionals.length > 0 && recorded?.examples), ...results.examples };
        const sorted = Object.fromEntries(Object.entries(examples).sort(([a], [b]) => (a < b ? -1 : 1)));
        // Of the others it is not known what these tools and this method would say.
        const ofAll = positionals.length === 0 || recorded === undefined;
        write({ ...results, method: ofAll ? results.method : recorded.method, examples: sorted });
      } else if (recorded === undefined)
        problems.push(`${RESULTS} is missing: npm run test:copy -- --record`);
      else {
        for (const line of differences(recorded, results, false)) {
          problems.push(`${RESULTS} is not what was seen: ${line}: npm run test:copy -- --record`);
        }
      }
    }

    // What the mutations turn red depends on the same: they are tried where this example is.
    if (positionals.length === 0 && !known.includes(MUTATED)) {
      const one = await take(url, [MUTATED]);
      for (const mutation of MUTATIONS) {
        const { failures } = await verify(mutate(one, mutation), root, {
          kinds: mutation.caughtBy,
          typescripts: ['7'],
        });
        const missed = mutation.caughtBy.filter(
          (kind) => !failures.some(({ setting }) => setting.startsWith(kind)),
        );
        console.log(`${missed.length === 0 ? '✓' : '✗'} ${mutation.name} turns it red`);
        if (missed.length > 0) problems.push(`${mutation.name} was not noticed by ${missed.join(', ')}`);
      }
    }
  } finally {
    server.close();
    server.closeAllConnections();
    rmSync(published, { recursive: true });
  }
  console.log(problems.length === 0 ? '\nall green' : `\n${problems.length} failed:\n${problems.join('\n')}`);
  process.exitCode = problems.length === 0 ? 0 : 1;
});

/** Leaves some examples out of those that were taken. */
function without(taken: Taken, ids: readonly string[]): Taken {
  const examples = taken.index.examples.filter(({ id }) => !ids.includes(id));
  return { ...taken, index: { ...taken.index, examples } };
}

function write(results: Results): void {
  writeFileSync(RESULTS, `${JSON.stringify(results, undefined, 2)}\n`);
  console.log(`wrote ${RESULTS}`);
}
