/** Highlighting, on every source that pages can show. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeHtml } from '../../src/code/code-html.ts';
import { examplesFolder, listExamples, listRunnables } from '../../src/examples/files.build.ts';
import { highlight } from '../../src/code/highlight.build.ts';
import { textOf } from '../lib/text-of.ts';

test('TypeScript', () => {
  expect(codeHtml(highlight("const size: number = await once(1, 'x'); // why", 'typescript'))).toBe(
    '<i class=k>const</i> size: <i class=t>number</i> = <i class=k>await</i> <i class=f>once</i>' +
      "(<i class=n>1</i>, <i class=s>'x'</i>); <i class=c>// why</i>",
  );
});

test('Python', () => {
  expect(codeHtml(highlight('def run(x: int): return f"{x} b"  # why', 'python'))).toBe(
    '<i class=k>def</i> <i class=f>run</i>(x: <i class=t>int</i>): <i class=k>return</i> ' +
      '<i class=s>f"</i>{x}<i class=s> b"</i>  <i class=c># why</i>',
  );
});

test('the same text has the colours of each language', () => {
  const text = 'x # y';
  expect(codeHtml(highlight(text, 'python'))).toBe('x <i class=c># y</i>');
  expect(codeHtml(highlight(text, 'typescript'))).not.toContain('class=c');
});

test.each(listExamples())('the text of %s stays what it was', (example) => {
  for (const { path, language } of listRunnables(example, join(examplesFolder()))) {
    const text = readFileSync(path, 'utf8');
    expect(textOf(codeHtml(highlight(text, language), 2)), path).toBe(text);
  }
});
