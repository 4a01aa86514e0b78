/**
 * `npm run bench:site`: this site beside a default Docusaurus site of the same pages, built and measured in one run.
 * Writes RESULTS.md and the table of the README. Times depend on the machine: of them only the ratios are kept.
 *   --runs 5                         how often Lighthouse looks at each page; the median counts
 *   --no-build                       both sites are measured as they were built last, and build times are kept
 *   --pages reference,explanation    these kinds of page alone, besides the reference page
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { ensureChromium } from '../../scripts/lib/chromium.mjs';
import { listPages } from '../../src/content/pages.ts';
import { compress } from '../../src/publish/precompress.ts';
import { NGINX } from '../../test/hosting/servers.ts';
import { mustRun } from '../../src/lib/spawn.mjs';
import { plainPage } from './plain-page.ts';
import { PAGES_FOLDER } from '../../src/site/locales.ts';

const ROOT = process.cwd();
const HERE = import.meta.dirname;
const DEFAULT = join(HERE, 'default');
const CONTENT = 'i18n/en/docusaurus-plugin-content-docs';
/** Times of the last build, for a run without one. */
const TIMES = join(ROOT, 'node_modules/.cache/bench-site/times.json');
/** Between these two lines of the README stands what is measured here. */
const MARKS = ['<!-- bench:site -->', '<!-- /bench:site -->'] as const;
/** The page that the budget is about. */
const REFERENCE = 'reference/broken-pipe-error';

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    'no-build': { type: 'boolean', default: false },
    pages: { type: 'string' },
  },
});

/** One look of Lighthouse, as `lighthouse.mjs` prints it. */
interface Look {
  readonly address: string;
  readonly scores: readonly number[];
  readonly objections: readonly string[];
  readonly requests: number;
  readonly bytes: number;
  readonly script: number;
  readonly style: number;
  readonly blocking: number;
}

/** Seconds, without any cache and with what the first build left. */
interface Times {
  readonly cold: number;
  readonly warm: number;
}

type BothTimes = Readonly<Record<'ours' | 'theirs', Times>>;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/* ---- Building ---------------------------------------------------------- */

/** Lays out the pages of the default site. */
function writeDefaultPages(): void {
  for (const [from, to] of [
    [PAGES_FOLDER.es, 'docs'],
    [PAGES_FOLDER.en, join(CONTENT, 'current')],
  ] as const) {
    const target = join(DEFAULT, to);
    rmSync(target, { recursive: true, force: true });
    const pages = listPages(join(ROOT, from));
    for (const page of pages) {
      const path = join(ROOT, from, page);
      mkdirSync(dirname(join(target, page)), { recursive: true });
      writeFileSync(join(target, page), plainPage(readFileSync(path, 'utf8'), path, join(ROOT, 'examples')));
    }
    const links = pages.map((page) => `- [${page.replace('.mdx', '')}](./${page})`).join('\n');
    writeFileSync(join(target, 'index.mdx'), `---\nslug: /\n---\n\n# Tubería Rota\n\n${links}\n`);
  }
  cpSync(join(ROOT, CONTENT, 'current.json'), join(DEFAULT, CONTENT, 'current.json'));
}

/** @returns seconds */
async function timed(command: string, args: readonly string[], cwd: string): Promise<number> {
  const start = performance.now();
  await mustRun(command, args, { cwd, output: 'shown' });
  return (performance.now() - start) / 1000;
}

/** Builds without any cache, then again with what the first time left. */
async function build(
  folder: string,
  caches: readonly string[],
  command: string,
  args: readonly string[],
): Promise<Times> {
  for (const cache of caches) rmSync(join(folder, cache), { recursive: true, force: true });
  const cold = await timed(command, args, folder);
  return { cold, warm: await timed(command, args, folder) };
}

/* ---- Serving and looking ----------------------------------------------- */

/** Has Lighthouse look at pages, each of them as often as asked. */
async function lookAt(chromium: string, runs: number, addresses: readonly string[]): Promise<Look[]> {
  const { stdout } = await mustRun(
    join(HERE, 'node_modules/node/bin/node'),
    [join(HERE, 'lighthouse.mjs'), chromium, String(runs), ...addresses],
    { output: 'errors shown' },
  );
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Look);
}

/** Of several looks at each page one: the median of each number, and every objection. */
function middle(looks: readonly Look[], origin: string): Map<string, Look> {
  const pages = new Map<string, Look>();
  for (const address of new Set(looks.map((look) => look.address))) {
    const own = looks.filter((look) => look.address === address);
    const of = (get: (look: Look) => number): number => median(own.map(get));
    pages.set(address.slice(origin.length + 1), {
      address,
      scores: [0, 1, 2, 3].map((category) => of(({ scores }) => scores[category] ?? 0)),
      objections: [...new Set(own.flatMap(({ objections }) => objections))],
      requests: of(({ requests }) => requests),
      bytes: of(({ bytes }) => bytes),
      script: of(({ script }) => script),
      style: of(({ style }) => style),
      blocking: of(({ blocking }) => blocking),
    });
  }
  return pages;
}

/* ---- Writing ----------------------------------------------------------- */

const kB = (bytes: number): string => (bytes / 1000).toFixed(1);
const times = (ours: number, theirs: number): string => (ours / theirs).toFixed(2);
const scoresOf = (look: Look | undefined): string => look?.scores.join(' · ') ?? '—';
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

const WORDS = {
  en: {
    head: ['', 'this site', 'default Docusaurus', 'ratio'],
    bytes: 'first visit, empty cache, compressed: kB',
    script: 'of which script: kB',
    style: 'of which style: kB',
    requests: 'requests',
    lighthouse: 'Lighthouse, mobile: performance · accessibility · best practices · SEO',
    build: 'Build of both languages',
    cold: 'without any cache',
    warm: 'with what the build before left',
  },
  es: {
    head: ['', 'este sitio', 'Docusaurus por omisión', 'razón'],
    bytes: 'primera visita, caché vacía, comprimida: kB',
    script: 'de ellos, de script: kB',
    style: 'de ellos, de estilo: kB',
    requests: 'peticiones',
    lighthouse: 'Lighthouse, móvil: rendimiento · accesibilidad · buenas prácticas · SEO',
    build: 'Construcción de los dos idiomas',
    cold: 'sin ninguna caché',
    warm: 'con lo que dejó la construcción anterior',
  },
} as const;

/** What a README shows: the reference page in both languages, and the build. */
function shortTable(
  words: (typeof WORDS)['en' | 'es'],
  ours: Map<string, Look>,
  theirs: Map<string, Look>,
  built: BothTimes | undefined,
): string {
  const rows: (string | number)[][] = [];
  for (const path of [REFERENCE, `en/${REFERENCE}`]) {
    const [own, other] = [ours.get(path), theirs.get(path)];
    if (own === undefined || other === undefined) throw new Error(`${path} was not measured`);
    const compare = (what: string, get: (look: Look) => number, show: (value: number) => string): void => {
      rows.push([what, show(get(own)), show(get(other)), times(get(own), get(other))]);
    };
    rows.push([`**/${path}**`, '', '', '']);
    compare(words.bytes, ({ bytes }) => bytes, kB);
    compare(words.script, ({ script }) => script, kB);
    compare(words.style, ({ style }) => style, kB);
    compare(words.requests, ({ requests }) => requests, String);
    rows.push([words.lighthouse, scoresOf(own), scoresOf(other), '']);
  }
  if (built !== undefined) {
    rows.push([`**${words.build}**`, '', '', '']);
    for (const which of ['cold', 'warm'] as const) {
      const [own, other] = [built.ours[which], built.theirs[which]];
      rows.push([words[which], `${own.toFixed(0)} s`, `${other.toFixed(0)} s`, times(own, other)]);
    }
  }
  return table(words.head, rows);
}

function longTable(ours: Map<string, Look>, theirs: Map<string, Look>): string {
  return table(
    ['page', 'kB', 'default', 'ratio', 'script kB', 'default', 'ratio', 'Lighthouse', 'default'],
    [...ours].map(([path, own]) => {
      const other = theirs.get(path);
      return [
        `/${path}`,
        kB(own.bytes),
        other === undefined ? '—' : kB(other.bytes),
        other === undefined ? '—' : times(own.bytes, other.bytes),
        kB(own.script),
        other === undefined ? '—' : kB(other.script),
        other === undefined ? '—' : times(own.script, other.script),
        scoresOf(own),
        scoresOf(other),
      ];
    }),
  );
}

async function write(path: string, text: string): Promise<void> {
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}

/** Puts the table between its marks in a README. */
async function insert(path: string, text: string): Promise<void> {
  const old = readFileSync(path, 'utf8');
  const [start, end] = MARKS.map((mark) => old.indexOf(mark));
  if (start === undefined || end === undefined || start < 0 || end < start) {
    throw new Error(
      `${path}: no place for the table: add a line ${MARKS[0]} and below it a line ${MARKS[1]}`,
    );
  }
  await write(path, `${old.slice(0, start)}${MARKS[0]}\n\n${text}\n\n${old.slice(end)}`);
}

/* ------------------------------------------------------------------------ */

/** The built pages that stand for a kind each, in both languages: those that have a budget, but for the missing one. */
function pagesToMeasure(): string[] {
  const budget = JSON.parse(readFileSync('test/shell/byte-budget.json', 'utf8')) as Record<string, unknown>;
  const kinds =
    options.pages?.split(',').concat(REFERENCE) ??
    Object.keys(budget).filter((path) => path !== 'no-such-page');
  return kinds.flatMap((path) => [path, `en/${path}`]);
}

/** What our own build ends with: compressed files, and what nginx takes in, which is empty for who has no such things. */
async function makeServable(folder: string): Promise<void> {
  await compress(folder);
  mkdirSync(join(folder, '.hosting'), { recursive: true });
  for (const name of ['headers', 'errors']) writeFileSync(join(folder, `.hosting/${name}.nginx.conf`), '');
}

async function buildBoth(): Promise<BothTimes> {
  writeDefaultPages();
  const docusaurus = join(HERE, 'node_modules/.bin/docusaurus');
  const built = {
    theirs: await build(DEFAULT, ['build', '.docusaurus', 'node_modules'], docusaurus, ['build']),
    ours: await build(ROOT, ['build', '.docusaurus', 'node_modules/.cache'], 'npm', ['run', 'build']),
  };
  mkdirSync(dirname(TIMES), { recursive: true });
  writeFileSync(TIMES, JSON.stringify(built));
  return built;
}

if (NGINX.missing !== undefined) throw new Error(NGINX.missing);
const chromium = await ensureChromium();
const built = options['no-build']
  ? existsSync(TIMES)
    ? (JSON.parse(readFileSync(TIMES, 'utf8')) as BothTimes)
    : undefined
  : await buildBoth();
await makeServable(join(DEFAULT, 'build'));
const pages = pagesToMeasure();

/** Both are served alike, by nginx as `hosting/nginx` has it, with files compressed beforehand. */
async function measure(folder: string): Promise<Map<string, Look>> {
  const { origin, close } = await NGINX.start(folder);
  const there = await Promise.all(
    pages.map(async (page) => ({ page, found: (await fetch(`${origin}/${page}`)).ok })),
  );
  const addresses = there.filter(({ found }) => found).map(({ page }) => `${origin}/${page}`);
  const looks = await lookAt(chromium, Number(options.runs), addresses);
  await close();
  return middle(looks, origin);
}

const ours = await measure(join(ROOT, 'build'));
const theirs = await measure(join(DEFAULT, 'build'));

console.log(`\n${longTable(ours, theirs)}\n`);
for (const [path, { objections }] of ours) {
  for (const objection of objections) console.log(`/${path}: ${objection}`);
}
const summary = shortTable(WORDS.en, ours, theirs, built);
console.log(`\n${summary}`);
await write(
  join(HERE, 'RESULTS.md'),
  [
    '# This site beside a default one',
    `Written by \`npm run bench:site\`. The same pages, once as this site and once as Docusaurus' classic preset with its defaults, \`@docusaurus/faster\` and the local search that most sites add (\`bench/site/default\`), built and measured in one run on one machine. Both are served by nginx as \`hosting/nginx\` has it, from files that were compressed beforehand. First visits with an empty cache. Lighthouse ${options.runs} times for each page, as on a phone: the median of performance, accessibility, best practices and SEO. Seconds depend on the machine; compare them within a row.`,
    summary,
    '## Every kind of page',
    longTable(ours, theirs),
  ].join('\n\n'),
);
await insert(join(ROOT, 'README.md'), summary);
await insert(join(ROOT, 'README.es.md'), shortTable(WORDS.es, ours, theirs, built));
