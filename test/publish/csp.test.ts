/** The Content-Security-Policy that is written from the pages; whether a browser agrees is tested in test/hosting/. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inlineOf, policyOf, securityPolicy, withPolicy } from '../../src/publish/csp.ts';

const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('names the scripts and styles that stand in a page, and only those that are run', () => {
  const { scripts, styles, styleAttributes } = inlineOf(
    'a.html',
    `<head><script>run("</b>")</script><script type=module>also()</script><script src=/a.js></script>
     <script data-rh=true type=application/ld+json>{"@context":1}</script>
     <noscript><style>b{color:red}</style></noscript></head>
     <svg style="display: none;"></svg><img alt='a style="no"' title="x > y" style=width:1px>`,
  );
  expect([...scripts]).toEqual([sha256('run("</b>")'), sha256('also()')]);
  expect([...styles]).toEqual([sha256('b{color:red}')]);
  expect([...styleAttributes]).toEqual([sha256('display: none;'), sha256('width:1px')]);
});

test.each([
  ['<button onclick="go()">', /b\.html: <button onclick="go\(\)">.*listen for the event/],
  ['<img src=x onerror=go()>', /b\.html: <img.*listen for the event/],
  ['<a href="javascript:go()">', /b\.html: <a href="javascript:go\(\)">/],
  ["<a title='>' OnClick=go()>", /b\.html: <a title='>' OnClick=go\(\)>/],
  ['<svg><a xlink:href=" java&#10;script:go()">', /holds a script/],
  ['<a href="\u0001JavaScript&colon;go()">', /holds a script/],
  ['<template><b onclick=go()></template>', /<b onclick=go\(\)>/],
  ['<noscript><b onload=go()></b></noscript>', /<b onload=go\(\)>/],
  ['<noscript><p title="</noscript><img src onerror=go()>">', /<img src onerror=go\(\)>/],
  ['<p><noscript>text<i></i><b onload=go()></noscript>', /b\.html: <b onload=go\(\)> holds/],
  ['<iframe srcdoc="<script>go()</script>">', /publish it as a file/],
  ['<META HTTP-EQUIV=Refresh CONTENT="0; URL=\'javascript:go()\'">', /leads to a script/],
])('refuses %s, naming the page', (tag, message) => {
  expect(() => inlineOf('b.html', tag)).toThrow(message);
});

test('reads a page as a browser does', () => {
  const { scripts, styles, styleAttributes } = inlineOf(
    'a.html',
    `<!-- <script>commented()</script> onclick="no" --><!doctype html><title><script>title()</script></title>
     <textarea><script>text()</script></textarea><p title="<script>quoted()</script>">
     <SCRIPT TYPE="Text/JavaScript" data-x=">">upper()</SCRIPT >
     <script><!-- "<script>" hidden() </script> still() --></script>
     <svg><style><![CDATA[a>b{}]]></style><script>svg()</script></svg>
     <template><script>template()</script></template>
     <script>lines()\r\n</script><STYLE>p{}</STYLE><p STYLE='content: &quot;x&quot;'>
     <a href="/e/javascript:">no script</a><meta http-equiv=refresh content="0; url=/e">`,
  );
  const hidden = '<!-- "<script>" hidden() </script> still() -->';
  expect([...scripts]).toEqual(['upper()', hidden, 'svg()', 'template()', 'lines()\n'].map(sha256));
  expect([...styles]).toEqual(['a>b{}', 'p{}'].map(sha256));
  // The browser hashes the value, not what stands in the page.
  expect([...styleAttributes]).toEqual([sha256('content: "x"')]);
});

test('allows nothing inline but by its hash', () => {
  const policy = policyOf(inlineOf('a.html', '<script>a</script><p style="x:y">'));
  expect(policy).toContain(`script-src 'self' ${sha256('a')};`);
  expect(policy).toContain(`style-src-attr 'unsafe-hashes' ${sha256('x:y')};`);
  expect(policy).toContain(`default-src 'none'`);
  expect(policy).toContain(`base-uri 'none'`);
  expect(policy).toContain(`form-action 'self'`);
  expect(policy).not.toMatch(/unsafe-(?:inline|eval)|https?:|\*/);
});

test('is said by each page before anything that it governs, once however often it is written', () => {
  const page = '<!doctype html><head><meta charset=UTF-8><script>a</script>';
  const once = withPolicy('a.html', page, 'policy-1');
  expect(once).toMatch(
    /charset=UTF-8><meta http-equiv="Content-Security-Policy" content="policy-1"><script>/,
  );
  expect(withPolicy('a.html', once, 'policy-2')).toBe(once.replace('policy-1', 'policy-2'));
  const commented = page.replace('<head>', '<head><!-- <meta charset=UTF-8> -->');
  expect(withPolicy('a.html', commented, 'policy-1'), 'a comment states nothing').toBe(
    once.replace('<head>', '<head><!-- <meta charset=UTF-8> -->'),
  );
  const foreign = page.replace(
    '<script>',
    `<META CONTENT="default-src *" HTTP-EQUIV='content-security-policy'><script>`,
  );
  expect(withPolicy('a.html', foreign, 'policy-1'), 'one policy alone').toBe(once);
  for (const without of ['<p>', '<script>a</script><meta charset=UTF-8>', '<body><p><meta charset=UTF-8>']) {
    expect(() => withPolicy('a.html', without, 'policy')).toThrow(/a\.html: has no <meta charset/);
  }
});

test('writes one policy for all pages, and the same to the snippets of the servers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'policy-'));
  try {
    writeFileSync(join(folder, 'a.html'), '<meta charset=UTF-8><script>a</script>');
    writeFileSync(join(folder, 'b.html'), '<meta charset=UTF-8><script>b</script>');
    securityPolicy(folder);
    const read = (file: string) => readFileSync(join(folder, file), 'utf8');
    const said = /content="([^"]*)"/;
    const policy = said.exec(read('a.html'))?.[1] ?? '';
    expect(policy).toContain(sha256('a'));
    expect(policy).toContain(sha256('b'));
    expect(said.exec(read('b.html'))?.[1]).toBe(policy);
    expect(policy, 'a browser complains of it in a <meta>').not.toContain('frame-ancestors');
    for (const file of ['.hosting/headers.nginx.conf', '.hosting/headers.caddy']) {
      expect(read(file)).toContain('X-Content-Type-Options "nosniff"');
      expect(read(file)).toContain('X-Frame-Options "DENY"');
      expect(read(file)).toContain('Referrer-Policy "strict-origin-when-cross-origin"');
      expect(read(file)).toContain('Cross-Origin-Opener-Policy "same-origin"');
      expect(read(file)).toMatch(/Permissions-Policy "[^"]*camera=\(\)/);
      expect(read(file)).toContain(`Content-Security-Policy "${policy}; frame-ancestors 'none'"`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
