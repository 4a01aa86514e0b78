/** Each rule for examples, images, syntax and unfinished text names file, line and mend, and can fail. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkExampleTypes } from '../../src/content/check/example-types.ts';
import { checkExamples } from '../../src/content/check/examples.ts';
import { checkImages } from '../../src/content/check/images.ts';
import { parseJson } from '../../src/content/check/json-position.ts';
import { checkReadable } from '../../src/content/check/readable.ts';
import { checkStrings } from '../../src/content/check/ui-strings.ts';
import { checkUnfinished } from '../../src/content/check/unfinished.ts';
import { readPage } from '../../src/content/page.ts';
import { PAGES_FOLDER } from '../../src/site/locales.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'check-'));
  const files = [
    'observe.ts',
    'observe.py',
    'package.json',
    'tsconfig.json',
    'catch-epipe',
    'trigger-broken-pipe',
  ];
  for (const file of files) cpSync(`examples/${file}`, join(root, 'examples', file), { recursive: true });
  for (const folder of [...Object.values(PAGES_FOLDER), 'src/diagnosis'])
    mkdirSync(join(root, folder), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
const edit = (path: string, from: string | RegExp, to: string): void =>
  put(path, read(path).replace(from, to));

const MODULE = 'examples/catch-epipe/catch-epipe.ts';
const DEMO = 'examples/catch-epipe/demo.ts';
const RECORDING = 'examples/catch-epipe/recordings/node-20.json';

describe('examples', () => {
  test('those of the project are well', () => {
    expect(checkExamples(root)).toEqual([]);
  });

  test.each([
    [
      'a first line that is another',
      () => edit(MODULE, /^.*\n/, ''),
      /catch-epipe\.ts:1: does not begin with its licence: make its first line \/\/ https/,
    ],
    [
      'no titles',
      () => rmSync(join(root, 'examples/catch-epipe/example.json')),
      /example\.json:1: is missing: write \{"title"/,
    ],
    [
      'an empty title',
      () => put('examples/catch-epipe/example.json', '{"title": {"es": "Sí", "en": " "}}'),
      /title\.en is empty/,
    ],
    [
      'a title in one language',
      () => put('examples/catch-epipe/example.json', '{\n"title": {"es": "Sí"}}'),
      /example\.json:2: title\.en: .*: write/,
    ],
    [
      'a recording that is no JSON',
      () => edit(RECORDING, '"version"', 'version'),
      /node-20\.json:5: is no JSON \(.*\): npm run record -- catch-epipe/,
    ],
    [
      'a recording of another form',
      () => edit(RECORDING, '"times": 5', '"times": "5"'),
      /node-20\.json:\d+: runs\.demo\.times: .*: npm run record/,
    ],
    [
      'a demo without recording',
      () => put('examples/catch-epipe/demo-new.ts', read(DEMO)),
      /demo-new\.ts:1: is not recorded on node-20, node-22, .*--all catch-epipe/,
    ],
    [
      'a stale recording',
      () => edit(DEMO, 'Hello', 'Hallo'),
      /catch-epipe\/demo\.ts:1: has changed, or a file that it imports, since it was recorded on node-20/,
    ],
    [
      'a demo without handler that ends well',
      () => edit(RECORDING, /("without-handler": \{[^]*?"exitCode": )1/, '$10'),
      /without-handler ends well: without its handler it has to crash/,
    ],
    [
      'an example without a demo',
      () => ['demo.ts', 'demo.py'].forEach((file) => rmSync(join(root, 'examples/catch-epipe', file))),
      /catch-epipe\/demo\.ts:1: is missing/,
    ],
  ])('%s', (_what, spoil, problem) => {
    spoil();
    expect(checkExamples(root).join('\n')).toMatch(problem);
  });

  test('a wrong type', async () => {
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    put(
      'examples/catch-epipe/demo.ts',
      `${read(DEMO)}\nconst wrong: number = 'text';\nsay(String(wrong));\n`,
    );
    const problems = await checkExampleTypes(root, join(root, 'types.tsbuildinfo'));
    expect(problems).toEqual([
      expect.stringMatching(/^examples\/catch-epipe\/demo\.ts:\d+: TS2322: Type 'string'/),
    ]);
  });
});

describe('pages', () => {
  test.each([
    ['a brace in prose', 'uno {dos tres\n', /docs\/a\.mdx:3: is no MDX \(.*\): write \{ as/],
    ['a bracket in prose', 'si a <3 b\n', /docs\/a\.mdx:3: is no MDX \(.*\): write < as &lt;/],
    ['an element left open', '<Tabs>\n\ntexto\n', /docs\/a\.mdx:\d: is no MDX \(.*\): close the element/],
  ])('%s', (_what, text, problem) => {
    put('docs/a.mdx', `# T\n\n${text}`);
    expect(checkReadable(root).join('\n')).toMatch(problem);
  });

  test('a page that is MDX', () => {
    put('docs/a.mdx', '---\ntitle: T\ndescription: D\n---\n\ntexto `{`\n');
    expect(checkReadable(root)).toEqual([]);
  });

  test.each([
    ['nothing', '', ['1: has no title: add it to the front matter', '1: has no description: add']],
    ['no title', 'description: D', ['1: has no title: add it to the front matter']],
    ['an empty description', 'title: T\ndescription:', ['3: has no description: add']],
    [
      'an unknown key',
      'title: T\ndescription: D\nsidebar_postion: 3',
      ['4: front matter has no key "sidebar_postion": did you mean sidebar_position? It has title, '],
    ],
    [
      'values of other types',
      'title: [T]\ndescription: D\nsidebar_position: first\npage_kind: essay\nhide_table_of_contents: 1',
      [
        '2: title is ["T"]: write a text',
        '4: sidebar_position is "first": write a number',
        '6: hide_table_of_contents is "1": write true or false',
        '5: page_kind is "essay": write article or overview',
      ],
    ],
    ['no keys', '- title', ['2: the front matter is no list of keys: write title: …']],
    [
      'a colon in a value',
      "title: 'T'\ndescription: one: two",
      ['3: the front matter is no YAML (bad indentation of a mapping entry): put a value that holds a colon'],
    ],
    [
      'a key twice',
      'title: T\ntitle: U',
      ['3: the front matter is no YAML (duplicated mapping key): keep one'],
    ],
  ])('front matter with %s', (_what, yaml, problems) => {
    put('docs/a.mdx', `---\n${yaml}\n---\n\ntexto\n`);
    expect(checkReadable(root)).toEqual(
      problems.map((problem) => expect.stringContaining(`docs/a.mdx:${problem}`) as string),
    );
  });

  test('front matter is read as it is written', () => {
    put(
      'docs/a.mdx',
      '---\ntitle: 404\ndescription: D # no part of it\nsidebar_position: 10.5\nhide_table_of_contents: false\nsource_revision: 0123456\n---\n',
    );
    expect(readPage(join(root, 'docs/a.mdx')).frontMatter).toEqual({
      title: '404',
      description: 'D',
      sidebar_position: 10.5,
      hide_table_of_contents: false,
      source_revision: '0123456',
    });
  });

  test('a broken page names itself to whoever reads it', () => {
    put('docs/a.mdx', '---\ntitle: T\n---\n');
    expect(() => readPage(join(root, 'docs/a.mdx'))).toThrow(
      /docs\/a\.mdx:1: has no description: add it to the front matter$/,
    );
  });

  test('an image that is missing, in any form', () => {
    put(
      'docs/a.mdx',
      '# T\n\n![x](/img/no.png)\n\n<img src="./no.svg" />\n\n![x](https://example.org/x.png)\n',
    );
    expect(checkImages(root)).toEqual([
      'docs/a.mdx:3: the image /img/no.png is missing: put it at static/img/no.png',
      'docs/a.mdx:5: the image ./no.svg is missing: put it at docs/no.svg',
      'docs/a.mdx:7: the image https://example.org/x.png is on another site: put the file into static/img/',
    ]);
    put('static/img/no.png', '');
    put('docs/no.svg', '');
    expect(checkImages(root)).toHaveLength(1);
  });

  test('what a template left to be written', () => {
    put('examples/catch-epipe/more.ts', "// TODO: 'a' or 'b'\nexport const a = 'TODO: c', b = 'd';\n");
    put('docs/a.mdx', "---\ntitle: 'TODO: the title'\n---\n\nTODO: the text.\n");
    edit(MODULE, 'Writes chunk', 'TODO: say what it does');
    expect(checkUnfinished(root)).toEqual([
      'docs/a.mdx:2: is still to be written: the title',
      'docs/a.mdx:5: is still to be written: the text.',
      expect.stringMatching(
        /^examples\/catch-epipe\/catch-epipe\.ts:\d+: is still to be written: say what it does/,
      ),
      "examples/catch-epipe/more.ts:1: is still to be written: 'a' or 'b'",
      'examples/catch-epipe/more.ts:2: is still to be written: c',
    ]);
  });
});

describe('strings of the interface', () => {
  test('those of the project are whole', () => {
    expect(checkStrings(process.cwd())).toEqual([]);
  });

  test.each([
    ["{ es: 'Sí' }", /strings\.ts:2: the string is missing in "en": write it/],
    ["{ es: '', en: 'Yes' }", /strings\.ts:2: the string is missing in "es"/],
    [
      "{ es: '{n} líneas', en: '{count} ' + 'lines' }",
      /put in different values \(es: \{n\}; en: \{count\}\)/,
    ],
  ])('%s', (pair, problem) => {
    put('src/search/strings.ts', `export const TABLE = {\n  open: ${pair},\n} satisfies Strings;\n`);
    expect(checkStrings(root).join('\n')).toMatch(problem);
  });

  test('a catalogue without its English', () => {
    put('i18n/en/code.json', '{\n"theme.a": { "message": "A" },\n"theme.b": { "message": "" }\n}');
    expect(checkStrings(root)).toEqual(['i18n/en/code.json:3: "theme.b" has no English message: write it']);
  });
});

test('lines of values in JSON', () => {
  const text = '{\n  "a": [\n    1,\n    { "b": 2 }\n  ]\n}';
  const json = parseJson('x.json', text);
  if ('reason' in json) throw new Error(json.reason);
  expect(json.lineOf(['a', 1, 'b'])).toBe(4);
  expect(json.lineOf(['a', 'nothing'])).toBe(2);
  expect(parseJson('x.json', '{\n"a": 1\n"b": 2\n}')).toMatchObject({ line: 3 });
});
