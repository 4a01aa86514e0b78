/** Files for contributors: they are there, their links lead somewhere, and both languages ask the same. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const FORMS = '.github/ISSUE_TEMPLATE';
const DOCUMENTS = [
  'README.md',
  'README.es.md',
  'CONTRIBUTING.md',
  'CODE_OF_CONDUCT.md',
  'SECURITY.md',
  'CHANGELOG.md',
  '.github/PULL_REQUEST_TEMPLATE.md',
];

/** Id that GitHub gives a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

test.each(DOCUMENTS)('%s: every link within the project leads somewhere', (path) => {
  const text = readFileSync(path, 'utf8');
  for (const [, link = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(link)) continue;
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : join(dirname(path), file);
    expect(existsSync(target), `${path}: ${link}`).toBe(true);
    if (anchor !== undefined)
      expect(anchorsOf(readFileSync(target, 'utf8')), `${path}: ${link}`).toContain(anchor);
  }
});

test.each(DOCUMENTS)('%s names only commands that there are', (path) => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const named = readFileSync(path, 'utf8').matchAll(/npm run ([a-z][\w:]*)/g);
  for (const [command, script = ''] of named)
    expect(Object.keys(scripts), `${path}: ${command}`).toContain(script);
});

const forms = readdirSync(FORMS).filter((file) => file.endsWith('.en.yml'));

test('there are forms', () => {
  expect(forms.length).toBeGreaterThanOrEqual(3);
});

test.each(forms)('%s asks the same in Spanish', (file) => {
  const shape = (name: string): string[] =>
    readFileSync(join(FORMS, name), 'utf8')
      .split('\n')
      .filter((line) => /^\s+(?:- type|id|render|required):/.test(line));
  expect(shape(file.replace('.en.', '.es.'))).toEqual(shape(file));
});
