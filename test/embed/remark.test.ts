/** The bridge, on the real examples, and on a copy of one that is broken on purpose. */
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Root } from 'mdast';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textOf } from '../lib/text-of.ts';
import { checkEmbeds } from '../../src/embed/check.build.ts';
import remarkExamples from '../../src/embed/remark.build.ts';
import { PAGES_FOLDER } from '../../src/site/locales.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bridge-'));
  cpSync('examples', join(folder, 'examples'), { recursive: true });
  const path = join(folder, 'examples', 'stale-one');
  cpSync('examples/catch-epipe', path, { recursive: true });
  appendFileSync(join(path, 'demo.ts'), '// changed\n');
  const bare = join(folder, 'examples', 'bare-one');
  cpSync('examples/catch-epipe', bare, { recursive: true });
  rmSync(join(bare, 'recordings'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Text of code, inline code and attributes of what a page becomes. */
function build(page: string, examples = join(folder, 'examples'), site?: string): string[] {
  const path = join(folder, 'page.mdx');
  writeFileSync(path, `---\ntitle: x\n---\n\n${page}`);
  const processor = unified()
    .use(remarkParse)
    .use(remarkMdx)
    .use(remarkExamples, { examples, ...(site !== undefined && { site }) });
  const tree = processor.runSync(processor.parse(page), new VFile({ path, value: page })) as Root;
  const found: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'inlineCode') found.push(node.value);
    if (node.type === 'mdxJsxFlowElement') {
      for (const attribute of node.attributes) {
        if (attribute.type !== 'mdxJsxAttribute') continue;
        if (attribute.name === 'html' && typeof attribute.value === 'string') {
          found.push(textOf(attribute.value));
        } else found.push(`${attribute.name}=${JSON.stringify(attribute.value)}`);
      }
    }
  });
  return found;
}

describe('what a page gets', () => {
  test.each([
    ['catch-epipe.ts', '<Source of="catch-epipe" part="module" mark="!== \'EPIPE\'" />'],
    ['demo.py', '<Source of="catch-epipe" part="demo" lang="python" />'],
  ])('a source is the file to the letter: %s', (file, element) => {
    expect(build(element)).toContain(readFileSync(`examples/catch-epipe/${file}`, 'utf8'));
  });

  test('a module is followed by how to take it away; a part of it and a demo are not', () => {
    const take = (page: string): string[] =>
      build(page, undefined, 'https://x.example/').filter((one) => /^(module|all|add)=/.test(one));
    expect(take('<Source of="catch-epipe" part="module" />')).toEqual([
      'module="curl -O https://x.example/examples/catch-epipe/catch-epipe.ts"',
      expect.stringMatching(/^all="curl https:.*catch-epipe\.tar\.gz \| tar xz\\ncd .*\\nnpx tsx demo\.ts/),
      'add="npx shadcn@latest add https://x.example/r/catch-epipe.json"',
    ]);
    expect(take('<Source of="catch-epipe" part="module" lang="python" />')[1]).toContain('python3 demo.py');
    expect(take('<Source of="catch-epipe" part="demo" />')).toEqual([]);
    expect(take('<Source of="query-after-idle" part="module" />')[1]).toContain('npm install');
  });

  test('an output is the recording, with its command, runtime and exit code', () => {
    const found = build('<Output of="catch-epipe" part="without-handler" />');
    expect(found).toEqual(
      expect.arrayContaining(['exitCode="1"', expect.stringMatching(/^recordedOn="Node\.js 20\./)]),
    );
    expect(found.join('\n')).toContain("throw er; // Unhandled 'error' event");
  });

  test('the Python twin', () => {
    expect(build('<Output of="catch-epipe" part="demo" lang="python" />').join('\n')).toContain(
      '[Errno 32] Broken pipe',
    );
  });

  test('fields and facts', () => {
    expect(build('<Fields of="catch-epipe" part="demo" error="1" />')).toEqual(
      expect.arrayContaining(['EPIPE', '-32', 'write', 'callback']),
    );
    expect(build('It says <Fact of="catch-epipe" part="demo" get="errors.0.message" />.')).toEqual([
      'write EPIPE',
    ]);
  });
});

test('spellings: every runtime, and the Python twin', () => {
  const found = build('<Spellings of="catch-epipe/demo catch-epipe/without-handler" />').join('\n');
  for (const line of ['Error: write EPIPE', 'BrokenPipeError: [Errno 32] Broken pipe', 'throw er;']) {
    expect(found).toContain(line);
  }
});

describe('tables of runtimes', () => {
  test('one example: a row for each runtime, with what it recorded', () => {
    const found = build('<Runtimes of="catch-epipe" part="without-handler" />').join('\n');
    expect(found.match(/Error: write EPIPE \(EPIPE\)/g)).toHaveLength(6);
  });

  test('the matrix: every part of every example', () => {
    const found = build('<Matrix />', join(process.cwd(), 'examples'));
    for (const part of ['demo', 'without-handler', 'demo-nothing-listens']) expect(found).toContain(part);
    expect(found).toContain('ECONNREFUSED');
  });
});

describe('what stops the build, naming file, line and mend', () => {
  test.each([
    [
      '<Source of="no-such" part="module" />',
      /page\.mdx:7: there is no example "no-such": name one of .*catch-epipe/,
    ],
    [
      '<Source of="catch-epipe" part="no-such" />',
      /page\.mdx:7: there is no examples\/catch-epipe\/no-such\.ts/,
    ],
    [
      '<Source of="catch-epipe" part="module" region="x" />',
      /page\.mdx:7: .* 0 regions "x": write `#region x`/,
    ],
    ['<Source of="catch-epipe" part="module" mark="const" />', /page\.mdx:7: mark="const" is in \d+ lines/],
    ['<Spellings />', /page\.mdx:7: <Spellings> needs of="example id"/],
    ['<Spellings of="no-such/demo" />', /page\.mdx:7: there is no example "no-such"/],
    ['<Spellings of="catch-epipe/no-such" />', /page\.mdx:7: examples\/catch-epipe has no part "no-such"/],
    ['<Spellings of="catch-epipe/demo" codes="EOTHER" />', /page\.mdx:7: no error of catch-epipe\/demo/],
    ['<Source of="catch-epipe" />', /page\.mdx:7: <Source> needs part="…"/],
    ['<Source part="module" />', /page\.mdx:7: <Source> needs of="example id"/],
    [
      '<Source of={x} part="module" />',
      /page\.mdx:7: <Source> does not take of that way: write of="example id"/,
    ],
    [
      '<Source of="catch-epipe" part="module" langs="python" />',
      /page\.mdx:7: <Source> has no attribute langs: it takes of="…", part="…", lang="…", region="…", mark="…"$/,
    ],
    ['<Matrix of="catch-epipe" />', /page\.mdx:7: <Matrix> has no attribute of: it takes none/],
    ['<Source {...x} />', /page\.mdx:7: <Source> has no attribute \{…\}/],
    [
      '<Sauce of="x"/>',
      /page\.mdx:7: <Sauce> is no element of pages: did you mean <Source>\? There are Source, /,
    ],
    ['a <fact of="x"/>', /page\.mdx:7: <fact> is no element of pages: did you mean <Fact>\?/],
    ['<TabItem value="a" label="A">\n\n<Tab />\n\n</TabItem>', /page\.mdx:9: <Tab> .* did you mean <Tabs>\?/],
    ['<TabItem value="a">\n\nx\n\n</TabItem>', /page\.mdx:7: <TabItem> needs label="…"/],
    ['<Tabs group="a">\n\nx\n\n</Tabs>', /page\.mdx:7: <Tabs> has no attribute group: it takes groupId="…"/],
    [
      '<Output of="catch-epipe" part="module" />',
      /page\.mdx:7: .*no typescript part "module" to run: it has demo/,
    ],
    ['<Output of="catch-epipe" part="demo" lang="perl" />', /page\.mdx:7: lang="perl" is not known/],
    [
      '<Output of="bare-one" part="demo" />',
      /page\.mdx:7: "demo" of bare-one has no recording .*npm run record -- bare-one/,
    ],
    [
      '<Output of="stale-one" part="demo" />',
      /page\.mdx:7: the recording of "demo" of stale-one .* is stale.*npm run record/,
    ],
    ['<Fields of="catch-epipe" part="demo" error="9" />', /page\.mdx:7: error="9" was not recorded/],
    [
      'a <Fact of="catch-epipe" part="demo" get="errors.7.code" />',
      /page\.mdx:7: get="errors\.7\.code" names no recorded value/,
    ],
  ])('%s', (element, message) => {
    expect(() => build(`words\n\n${element}\n`)).toThrow(message);
  });
});

test('the check names the first such element of each page', () => {
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  put('docs/a.mdx', '---\ntitle: x\ndescription: y\n---\n\n<Sauce of="x"/>\n');
  put('docs/b.mdx', '---\ntitle: x\ndescription: y\n---\n\n<Source of="catch-epipe" part="module" />\n');
  put(
    `${PAGES_FOLDER.en}/c.mdx`,
    '---\ntitle: x\ndescription: y\n---\n\n<Output of="catch-epipe" part="demo" runtimes="bun" />\n',
  );
  expect(checkEmbeds(folder)).toEqual([
    expect.stringMatching(/^docs\/a\.mdx:6: <Sauce> is no element of pages: did you mean <Source>\?/),
    `${PAGES_FOLDER.en}/c.mdx:6: <Output> has no attribute runtimes: it takes of="…", part="…", lang="…", runtime="…"`,
  ]);
});
