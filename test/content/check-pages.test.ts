/** The rules for pages: the project's own pages keep them, and each rule can fail. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkPages } from '../../src/content/check/check-pages.ts';
import { revisionOf } from '../../src/content/check/revision.ts';
import { listPages } from '../../src/content/pages.ts';
import { PAGES_FOLDER } from '../../src/site/locales.ts';

test('the pages of this project keep every rule', () => {
  expect(listPages(PAGES_FOLDER.es).length).toBeGreaterThan(0);
  expect(checkPages(process.cwd())).toEqual([]);
});

describe('each rule can fail', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pages-'));
    cpSync('examples', join(root, 'examples'), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const head = 'title: T\ndescription: D\n';
  const body =
    '## Uno {#one}\n\n`write EPIPE` y [enlace](https://example.org/a)\n\n<Source of="catch-epipe" part="module" />\n';

  function put(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  function pages(spanish: string, english: string): string[] {
    const es = `---\n${head}---\n\n${spanish}`;
    put(`${PAGES_FOLDER.es}/a.mdx`, es);
    put(`${PAGES_FOLDER.en}/a.mdx`, `---\nsource_revision: ${revisionOf(es)}\n${head}---\n\n${english}`);
    return checkPages(root);
  }

  test('equal pages pass', () => {
    expect(pages(body, body)).toEqual([]);
  });

  test.each([
    ['a missing heading id', '## Dos\n', '## Two\n', /a\.mdx:6: the heading has no id/],
    [
      'other heading ids',
      '## Dos {#two}\n',
      '## Two {#deux}\n',
      /a\.mdx:7: heading ids differ: "deux" here, "two" in docs/,
    ],
    ['code typed by hand', '```\nx\n```\n', '```\nx\n```\n', /holds code typed by hand/],
    ['a pre typed by hand', '<pre>x</pre>\n', '<pre>x</pre>\n', /holds code typed by hand/],
    ['another example', '<Source of="a" part="b" />\n', '<Source of="a" part="c" />\n', /examples differ/],
    ['another link', '[x](/a)\n', '[x](/b)\n', /link "\/a" is not in/],
    ['a translated message', '`tubería rota`\n', '`broken pipe`\n', /inline code "tubería rota" is not in/],
    ['an invented message', '`write EPIPE: made up`\n', '`write EPIPE: made up`\n', /is in no recording/],
  ])('%s', (_what, spanish, english, problem) => {
    expect(pages(spanish, english).join('\n')).toMatch(problem);
  });

  test('a missing translation', () => {
    put(`${PAGES_FOLDER.es}/a.mdx`, `---\n${head}---\n`);
    expect(checkPages(root).join('\n')).toMatch(/docs\/a\.mdx:1: has no English twin: write i18n/);
  });

  test('a page without an original', () => {
    put(`${PAGES_FOLDER.en}/a.mdx`, `---\n${head}---\n`);
    expect(checkPages(root).join('\n')).toMatch(/has no Spanish original/);
  });

  test.each([
    ['reference/x.mdx', '', /has the sections none: write as-you-see-it, in-one-sentence/],
    ['reference/x.mdx', '', /does not show how the error is printed: put <Spellings/],
    [
      'recipes/x.mdx',
      '## A {#prints}\n\n## B {#code}\n',
      /sections prints, code: write code, prints, without, package/,
    ],
  ])('%s without the sections of its kind', (path, text, problem) => {
    put(`${PAGES_FOLDER.es}/${path}`, `---\n${head}---\n\n${text}`);
    put(`${PAGES_FOLDER.en}/${path}`, `---\n${head}---\n\n${text}`);
    expect(checkPages(root).join('\n')).toMatch(problem);
  });

  test.each([
    [
      '<Source of="catch-epipe" part="module" />',
      /x\.mdx:6: does not show catch-epipe in a real setting: write/,
    ],
    [
      '<Source of="catch-epipe" part="module" />\n\n<Source of="other" part="demo-in-cli" />',
      /catch-epipe in a real/,
    ],
    [
      '<Source of="catch-epipe" part="module" />\n\n<Source of="catch-epipe" part="demo-in-cli" />',
      undefined,
    ],
    ['<Source of="catch-epipe" part="module" lang="python" />', undefined],
  ])('a recipe without a real setting: %s', (text, problem) => {
    put(`${PAGES_FOLDER.es}/recipes/x.mdx`, `---\n${head}---\n\n${text}\n`);
    put(`${PAGES_FOLDER.en}/recipes/x.mdx`, `---\n${head}---\n\n${text}\n`);
    const problems = checkPages(root).join('\n');
    if (problem === undefined) expect(problems).not.toMatch(/real setting/);
    else expect(problems).toMatch(problem);
  });

  test('a stale translation', () => {
    pages(body, body);
    put(`${PAGES_FOLDER.es}/a.mdx`, `---\n${head}---\n\n${body}\nmás\n`);
    expect(checkPages(root).join('\n')).toMatch(
      /is stale, made from [0-9a-f]{12} of docs\/a\.mdx.*translate:stamp/,
    );
  });
});
