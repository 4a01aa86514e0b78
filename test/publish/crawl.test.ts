import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { crawl } from '../../src/publish/crawl.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crawl-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text = ''): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test('finds what leads nowhere, and what leaves the base path', () => {
  write('a.js');
  write('en/page/index.html');
  write(
    'index.html',
    `<a href="/x/en/page#there">ok</a> <a href=/x/en/page?a=b>ok</a> <script src="/x/a.js"></script>
     <a href="https://example.org/">ok</a> <a href="mailto:a@example.org">ok</a> <a href=#here>ok</a>
     <a href="/x/en">a folder without a page</a> <a href="/en/page">base path forgotten</a> <img src=/x/no.png> <p title='<a href="/x/text">'>
     &lt;a href="/x/shown"&gt; <script>"<a href=/x/code>"</script>`,
  );
  write('b.css', `a{background:url("/x/a.js")} b{background:url(/x/none.svg)} c{background:url(data:,x)}`);
  const { pages, problems } = crawl(folder, '/x/');
  expect(pages).toBe(2);
  expect(problems).toEqual([
    'b.css: /x/none.svg: there is no such file',
    'index.html: /x/en: there is no such file',
    'index.html: /en/page: is not below /x/: make it so (useBaseUrl, Link)',
    'index.html: /x/no.png: there is no such file',
  ]);
});

test('follows relative addresses and pages that lead on', () => {
  write('e/EPIPE/index.html', '<meta http-equiv=refresh content="0; url=/x/reference/none">');
  write('reference/index.html', '<a href="./reference/epipe">');
  write('reference/epipe/index.html', '<a href="econnreset">');
  expect(crawl(folder, '/x/').problems).toEqual([
    'e/EPIPE/index.html: /x/reference/none: there is no such file',
    'reference/epipe/index.html: econnreset: there is no such file',
  ]);
});
