/** Each element in its three forms, on real examples: on the page, in Markdown, and in the search index. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import type { Attributes, Context, Embedded } from '../../src/embed/element.ts';
import { readContract } from '../../src/embed/contract-record.build.ts';
import { embedOf, frameOf } from '../../src/embed/elements/index.ts';

const SITE = 'https://x.example/';
const context: Context = { locale: 'en', examples: join(process.cwd(), 'examples'), site: SITE };
const writer = unified().use(remarkStringify, { bullet: '-' }).use(remarkGfm);

const make = (name: string, attributes: Attributes, locale: Context['locale'] = 'en'): Embedded =>
  embedOf(name)!.make(attributes, { ...context, locale });
const written = (nodes: readonly Nodes[]): string =>
  writer.stringify({ type: 'root', children: nodes as RootContent[] } satisfies Root);
const markdownOf = (...of: Parameters<typeof make>): string => written(make(...of).toMarkdown());
/** Attributes of an element of the page, and its children. */
const pageOf = (...of: Parameters<typeof make>) => {
  const node = make(...of).toPage() as unknown as {
    name: string;
    attributes: { name: string; value: string }[];
    children: unknown[];
  };
  return {
    name: node.name,
    attributes: Object.fromEntries(node.attributes.map(({ name, value }) => [name, value])),
    children: JSON.stringify(node.children),
  };
};

const EPIPE = { of: 'catch-epipe', part: 'demo' };
const recorded = JSON.parse(readFileSync('examples/catch-epipe/recordings/node-20.json', 'utf8')) as {
  runs: Record<string, { outcomes: { stdout: string; stderr: string }[] }>;
};

test('a source is the file in Markdown too, fenced in its language, with its address', () => {
  const text = readFileSync('examples/catch-epipe/demo.ts', 'utf8');
  expect(markdownOf('Source', EPIPE)).toBe(
    `[demo.ts](${SITE}examples/catch-epipe/demo.ts)\n\n\`\`\`ts\n${text}\`\`\`\n`,
  );
  expect(markdownOf('Source', { ...EPIPE, lang: 'python' })).toContain('```python\n');
  expect(make('Source', EPIPE).toSearch()).toEqual({});
});

test('an output is all that was printed, with command, ending and runtime', () => {
  const markdown = markdownOf('Output', { ...EPIPE, part: 'without-handler' });
  expect(markdown).toMatch(
    /^`npx tsx without-handler\.ts` · exit code 1 · recorded with Node\.js 20\.\d+\.\d+, Linux · \[node-20\.json\]/,
  );
  const { stderr = '' } = recorded.runs['without-handler']?.outcomes[0] ?? {};
  expect(markdown).toContain(`\`\`\`text\n${stderr.trimEnd()}\n\`\`\``);
  expect(markdownOf('Output', EPIPE, 'es')).toMatch(
    /^`npx tsx demo\.ts` · código de salida 0 · grabado con /,
  );
  const page = pageOf('Output', { ...EPIPE, runtime: 'bun' });
  expect(page.attributes).toMatchObject({ kind: 'output', file: 'catch-epipe/recordings/bun.json' });
});

test('a program that a signal ended has that signal, and no exit code', () => {
  const ended = { of: 'sigpipe-by-runtime', part: 'demo-listener-removed' };
  expect(markdownOf('Output', ended)).toMatch(
    /^`npx tsx demo-listener-removed\.ts` · signal SIGPIPE · recorded/,
  );
  expect(pageOf('Output', ended).attributes).toMatchObject({ signal: 'SIGPIPE' });
  expect(pageOf('Output', ended).attributes).not.toHaveProperty('exitCode');
});

test('fields are those of one error, with a dash for what it lacks', () => {
  const markdown = markdownOf('Fields', { ...EPIPE, error: '1' });
  expect(markdown.split('\n').slice(2, 8)).toEqual([
    '- `name`: `Error`',
    '- `message`: `write EPIPE`',
    '- `code`: `EPIPE`',
    '- `errno`: `-32`',
    '- `syscall`: `write`',
    '- `arrival`: `callback`',
  ]);
  expect(markdownOf('Fields', { ...EPIPE, lang: 'python' })).toContain('- `syscall`: —');
  expect(pageOf('Fields', EPIPE).children).toContain('"value":"write EPIPE"');
});

test('a fact is one value, and stands in the prose that is searched', () => {
  const fact = make('Fact', { ...EPIPE, get: 'errors.0.message' });
  const value = { type: 'inlineCode', value: 'write EPIPE' };
  expect(fact.toPage()).toEqual(value);
  expect(fact.toMarkdown()).toEqual([value]);
  expect(fact.toSearch()).toEqual({ prose: value });
});

test('spellings are what searchers paste, one a line, on the page, in Markdown and in the index', () => {
  const attributes = { of: 'catch-epipe/demo catch-epipe/without-handler' };
  const lines = make('Spellings', attributes).toSearch().errors?.split('\n') ?? [];
  expect(lines).toContain('Error: write EPIPE');
  expect(lines).toContain('BrokenPipeError: [Errno 32] Broken pipe');
  expect(markdownOf('Spellings', attributes)).toBe(`\`\`\`text\n${lines.join('\n')}\n\`\`\`\n`);
  for (const line of lines)
    expect(pageOf('Spellings', attributes).children).toContain(JSON.stringify(line).slice(1, -1));
});

test('spellings of one code leave out the others', () => {
  const lines = (codes: string): string =>
    make('Spellings', { of: 'catch-epipe/without-handler', codes }).toSearch().errors ?? '';
  expect(lines('BrokenPipeError')).toContain('BrokenPipeError: [Errno 32]');
  expect(lines('BrokenPipeError')).not.toContain('Error: write EPIPE');
});

describe('a table', () => {
  test('of runtimes has a row for each of them', () => {
    const rows = markdownOf('Runtimes', EPIPE).trim().split('\n');
    expect(rows[0]).toMatch(/^\| Runtime +\| Error +\| Ending +\|$/);
    expect(rows.slice(2).map((row) => /^\| ([A-Z][\w.]+)/.exec(row)?.[1])).toEqual([
      'Node.js',
      'Node.js',
      'Node.js',
      'Node.js',
      'Bun',
      'Deno',
    ]);
  });

  test('of the matrix is whole in Markdown, and parted and merged on the page', () => {
    const matrix = make('Matrix', {});
    const rows = written(matrix.toMarkdown()).trim().split('\n');
    expect(rows.length).toBeGreaterThan(60);
    for (const row of rows) expect(row.match(/\|/g)).toHaveLength(9);
    const page = JSON.stringify(matrix.toPage());
    expect(page).toContain('"MatrixFilter"');
    expect(page).toContain('colSpan');
  });

  test('of the contract is of clauses, and of runtimes', () => {
    const markdown = markdownOf('Contract', {});
    const [clauses = [], runtimes = []] = markdown
      .split('\n\n')
      .filter((part) => part.startsWith('|'))
      .map((table) => table.split('\n'));
    const record = readContract(process.cwd())!;
    expect(clauses[0]?.match(/\|/g)).toHaveLength(Object.keys(record.clauses).length + 2);
    expect(clauses.filter((row) => /[✓–] /.test(row))).toHaveLength(record.modules.length);
    expect(runtimes[0]).toMatch(/^\| Module +\| Node\.js 20 +\| Node\.js 26 +\| Bun +\| Deno +\|$/);
    const typescript = record.modules.filter(({ language }) => language === 'typescript');
    expect(runtimes.slice(2).filter((row) => / \d+ \/ \d+ /.test(row))).toHaveLength(typescript.length);
  });

  test('of the contract tells the faults of each runtime on the page and in Markdown, and leaves the search to the recipes', () => {
    const row = readContract(process.cwd())!.elsewhere.find(
      ({ on, result }) => on === 'bun' && 'checks' in result && result.runtimeFaults.length > 0,
    )!;
    if ('doesNotApply' in row.result) throw new Error('none');
    const { green, checks, runtimeFaults } = row.result;
    const markdown = markdownOf('Contract', {}, 'es');
    expect(markdown).toContain('**Fallos de Bun**');
    expect(markdown).toContain(` ${green} / ${checks}\\*`);
    const said = JSON.stringify(runtimeFaults[0]?.es).slice(1, -1);
    expect(JSON.stringify(make('Contract', {}, 'es').toPage())).toContain(said);
    expect(make('Contract', {}, 'es').toSearch()).toEqual({});
  });

  test('of compilers is of projects, or of examples', () => {
    expect(markdownOf('Compiles', { show: 'projects' })).toMatch(/TypeScript 7\.\d+\.\d+/);
    expect(markdownOf('Compiles', { show: 'examples' })).toMatch(/✓/);
    expect(() => make('Compiles', { show: 'all' })).toThrow('needs show="projects" or show="examples"');
  });
});

describe('a trace', () => {
  test('is a figure on the page and a list in Markdown', () => {
    const attributes = { of: 'watch-it-break', part: 'demo-epipe' };
    expect(pageOf('Sequence', attributes).attributes['html']).toContain('class="seq seq-player"');
    expect(markdownOf('Sequence', attributes)).toMatch(/\n16\. our end: .*\n\nSystem calls seen/);
    expect(markdownOf('Sequence', attributes, 'es')).toMatch(/^\*\*Paso a paso: demo-epipe\.ts/);
  });

  test('beside another has both, each under its name', () => {
    const attributes = {
      of: 'watch-it-break',
      parts: 'demo-peer-closes demo-peer-resets',
      names: 'EPIPE ECONNRESET',
    };
    expect(pageOf('Compare', attributes).attributes['html']).toMatch(
      /seq-title">EPIPE<.*seq-title">ECONNRESET<.*SO_LINGER/s,
    );
    const [left = '', right = ''] = markdownOf('Compare', attributes).split(
      /(?=\*\*Step by step: ECONNRESET)/,
    );
    expect(left).toMatch(/^\*\*Step by step: EPIPE \(demo-peer-closes\.ts\)/);
    expect(left).toContain('`write() = EPIPE`');
    expect(left).not.toContain('SO_LINGER');
    expect(right).toContain('(demo-peer-resets.ts)');
    expect(right).toContain('`write() = ECONNRESET`');
  });

  test.each([
    [{ parts: 'demo-peer-closes', names: 'A B' }, 'needs of="example id" and parts="one other"'],
    [{ parts: 'demo-epipe demo-head demo-x', names: 'A B' }, 'needs of="example id" and parts="one other"'],
    [{ parts: 'demo-peer-closes demo-peer-resets', names: 'A' }, 'needs names="one other"'],
  ])('is not compared with %j', (attributes, message) => {
    expect(() => make('Compare', { of: 'watch-it-break', ...attributes })).toThrow(message);
  });
});

describe('examples that an element shows', () => {
  test.each([
    ['Source', { of: 'catch-epipe' }, ['catch-epipe']],
    ['Spellings', { of: 'a/demo b/demo  c/x' }, ['a', 'b', 'c']],
    ['Sequence', { of: 'watch-it-break' }, ['watch-it-break']],
    ['Matrix', {}, 'all'],
    ['Compiles', { show: 'projects' }, 'all'],
  ])('%s', (name, attributes, examples) => {
    expect(embedOf(name)?.examples(attributes as Attributes)).toEqual(examples);
  });
});

test('a package is told with its version, whose it is and what it needs, in the language of the page', () => {
  expect(markdownOf('Package', { name: 'execa' })).toMatch(
    /^As of November 2026: version \d+\.\d+\.\d+ \(\w+ 20\d\d\), from \[sindresorhus\/execa\]\(https:\/\/github\.com\/sindresorhus\/execa\), MIT, \d+ dependencies, Node\.js \d+ or newer\.\n$/,
  );
  expect(markdownOf('Package', { name: 'stoppable' }, 'es')).toMatch(
    /^Estado en noviembre de 2026: versión 1\.1\.0 \(\w+ de 20\d\d o antes\), de .*, MIT, sin dependencias\.\n$/,
  );
  expect(markdownOf('Package', { name: 'p-retry' })).toContain(', 1 dependency,');
  expect(pageOf('Package', { name: 'execa' })).toMatchObject({ name: 'span' });
  expect(() => make('Package', { name: 'unknown' })).toThrow(
    /packages\.data\.ts: look it up and add it there/,
  );
});

describe('an element that frames', () => {
  const content: Nodes[] = [{ type: 'paragraph', children: [{ type: 'text', value: 'inside' }] }];
  const framed = (name: string, attributes: Attributes = {}): string =>
    written(frameOf(name)!.toMarkdown(content, attributes, context, false));

  test('keeps its content in Markdown: a tab below its label', () => {
    expect(framed('TabItem', { value: 'ts', label: 'TypeScript' })).toBe('**TypeScript**\n\ninside\n');
    expect(framed('Tabs')).toBe('inside\n');
    expect(framed('details')).toBe('inside\n');
  });

  test('is searched, but for a drawing, which Markdown describes', () => {
    expect(
      ['Tabs', 'TabItem', 'details', 'summary', 'FinAndRst'].map((name) => frameOf(name)?.isSearched),
    ).toEqual([true, true, true, true, false]);
    expect(framed('FinAndRst')).toMatch(/FIN.*RST/s);
    expect(framed('FinAndRst')).not.toContain('inside');
  });
});
