/**
 * `npm run bench:search`: every engine on the query set, in Chromium, on the site as it is built. Writes RESULTS.md and
 * prints it. Times are compared within one run only, since they depend on the machine.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { format } from 'prettier';
import { ensureChromium } from '../../scripts/lib/chromium.mjs';
import { serve } from '../../scripts/lib/serve.mjs';
import { searchIndexOf } from '../../src/search/index.build.ts';
import type { Open, Search, Section } from './engines/engine.ts';
import { readQueries, scoreOf, type BenchQuery } from './queries.ts';

const ROOT = process.cwd();
const OUT = join(ROOT, 'node_modules', '.cache', 'bench-search');
const LOCALES = ['es', 'en'] as const;
const ENGINES = ['ours', 'minisearch', 'lunr', 'orama', 'pagefind'] as const;
type EngineName = (typeof ENGINES)[number];
/** How often the query set is asked for the time; the first round is not counted. */
const ROUNDS = 3;
/** What is asked to see what an answer costs to fetch. */
const FIRST_QUERY = 'write EPIPE';

interface Measured {
  readonly results: readonly (readonly string[])[];
  /** Median of one answer, in milliseconds. */
  readonly milliseconds: number;
  readonly bytes: number;
}

/** Every section of a language, whole. */
function sectionsOf(locale: 'es' | 'en'): Section[] {
  return searchIndexOf(ROOT, locale, Infinity).flatMap(({ to, title, description, errors, sections }) => [
    { id: to, to, title, heading: '', text: `${description}\n${errors}` },
    ...sections.map(({ id, heading, text }) => ({ id: `${to}#${id}`, to, title, heading, text })),
  ]);
}

async function makeIndexes(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(join(OUT, 'data'), { recursive: true });
  const write = (name: string, value: unknown) => {
    writeFileSync(join(OUT, 'data', `${name}.json`), JSON.stringify(value));
  };
  for (const locale of LOCALES) {
    const sections = sectionsOf(locale);
    write(`ours-${locale}`, searchIndexOf(ROOT, locale));
    for (const name of ['minisearch', 'lunr', 'orama'] as const) {
      const { index } = (await import(`./engines/${name}.ts`)) as {
        index: (sections: readonly Section[], locale: string) => unknown;
      };
      write(`${name}-${locale}`, await index(sections, locale));
    }
    const pagefind = await import('pagefind');
    const { index } = await pagefind.createIndex({ forceLanguage: locale });
    if (index === undefined) throw new Error('Pagefind made no index: run `npm ci --prefix bench/search`');
    for (const { to } of searchIndexOf(ROOT, locale)) {
      const file = join(ROOT, 'build', locale === 'en' ? 'en' : '', to);
      const path = [`${file}.html`, join(file, 'index.html')].find(existsSync);
      if (path === undefined) throw new Error(`${to} is not built: run \`npm run build\``);
      await index.addHTMLFile({ url: `${to}/`, content: readFileSync(path, 'utf8') });
    }
    await index.writeFiles({ outputPath: join(OUT, `pagefind-${locale}`) });
    await pagefind.close();
  }
  await build({
    entryPoints: ENGINES.map((name) => join(import.meta.dirname, 'engines', `${name}.ts`)),
    outdir: OUT,
    bundle: true,
    format: 'esm',
    minify: true,
    external: ['/pagefind-*'],
    logLevel: 'error',
  });
  writeFileSync(join(OUT, 'index.html'), '<!doctype html><title>bench</title>');
}

/** Runs in the page. */
async function measure({
  name,
  locale,
  texts,
  rounds,
}: {
  name: string;
  locale: 'es' | 'en';
  texts: string[];
  rounds: number;
}): Promise<Omit<Measured, 'bytes'>> {
  const { open } = (await import(`/${name}.js`)) as { open: Open };
  const search: Search = await open(locale, async (file) => (await fetch(`/data/${file}.json`)).json());
  const results: string[][] = [];
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const [n, text] of texts.entries()) {
      const start = performance.now();
      results[n] = await search(text);
      if (round > 0) times.push(performance.now() - start);
    }
  }
  times.sort((a, b) => a - b);
  return { results, milliseconds: times[Math.floor(times.length / 2)] ?? 0 };
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function table(queries: readonly BenchQuery[], measured: ReadonlyMap<string, Measured>): string {
  const rows = LOCALES.flatMap((locale) =>
    ENGINES.map((name) => {
      const own = queries.filter(({ lang }) => lang === locale);
      const one = measured.get(`${name}-${locale}`);
      const ours = measured.get(`ours-${locale}`);
      if (one === undefined || ours === undefined) throw new Error(`${name} was not measured`);
      const of = (kept: (query: BenchQuery) => boolean) =>
        scoreOf(
          own.filter(kept),
          one.results.filter((_, n) => {
            const query = own[n];
            return query !== undefined && kept(query);
          }),
        );
      const all = of(() => true);
      const unseen = of(({ set }) => set === 'measure');
      return [
        locale,
        name,
        all.reciprocalRank.toFixed(3),
        percent(all.first),
        percent(all.firstThree),
        percent(unseen.first),
        percent(unseen.firstThree),
        `${(one.bytes / 1000).toFixed(0)} kB`,
        `${one.milliseconds.toFixed(1)} ms`,
        (one.milliseconds / ours.milliseconds).toFixed(2),
      ];
    }),
  );
  const head = ['site', 'engine', 'mean reciprocal rank', 'first', 'first three', 'first, unseen', 'first three, unseen', 'fetched', 'from key to result', 'ratio']; // prettier-ignore
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

const queries = readQueries(ROOT);
await makeIndexes();
const { server, url } = await serve(OUT, 0);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? (await ensureChromium()),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const measured = new Map<string, Measured>();
for (const locale of LOCALES) {
  const texts = queries.filter(({ lang }) => lang === locale).map(({ q }) => q);
  for (const name of ENGINES satisfies readonly EngineName[]) {
    const page = await browser.newPage();
    // What tsx leaves in functions that are sent to the page.
    await page.addInitScript('globalThis.__name = (value) => value');
    await page.goto(`${url}/index.html`);
    const fetched = new Set<string>();
    page.on('request', (request) => fetched.add(new URL(request.url()).pathname));
    await page.evaluate(measure, { name, locale, texts: [FIRST_QUERY], rounds: 0 });
    const bytes = [...fetched]
      .filter((path) => existsSync(join(OUT, path)))
      .reduce((sum, path) => {
        const file = readFileSync(join(OUT, path));
        return sum + Math.min(file.length, gzipSync(file, { level: 9 }).length);
      }, 0);
    measured.set(`${name}-${locale}`, {
      ...(await page.evaluate(measure, { name, locale, texts, rounds: ROUNDS })),
      bytes,
    });
    await page.close();
  }
}
await browser.close();
server.close();

const file = join(import.meta.dirname, 'RESULTS.md');
const MARK = '<!-- measured -->';
const [before = ''] = readFileSync(file, 'utf8').split(MARK);
const result = table(queries, measured);
writeFileSync(file, await format(`${before}${MARK}\n\n${result}\n`, { parser: 'markdown' }));
console.log(result);
