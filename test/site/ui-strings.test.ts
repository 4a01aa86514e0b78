/**
 * Strings of the interface stand in `strings.ts` tables and nowhere else: each is there in both languages, with the same
 * values to put in, and is used. Docusaurus' own catalogue holds the theme's strings alone.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/site/locales.ts';
import type { Strings } from '../../src/site/strings.ts';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.(?:tsx?|mjs)$/.test(path))
  .sort();
const textOf = new Map(files.map((path) => [path, readFileSync(join('src', path), 'utf8')]));
const tableFiles = files.filter((path) => /(?:^|\/)strings\.ts$/.test(path) && path !== 'site/strings.ts');

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

test('there are tables', () => expect(tableFiles.length).toBeGreaterThan(2));

describe.each(tableFiles)('src/%s', async (file) => {
  const tables = (await import(pathToFileURL(join('src', file)).href)) as Record<string, Strings>;
  const elsewhere = [...textOf].flatMap(([path, text]) => (path === file ? [] : [text])).join('\n');

  test.each(Object.entries(tables))('%s is whole in both languages, and used', (name, table) => {
    // A key that is worked out, such as `SHELL[\`colours_${choice}\`]`, uses all that begin like it.
    const begins = [...elsewhere.matchAll(new RegExp(`\\b${name}\\[\`(\\w+)\\$\\{`, 'g'))].map(
      ([, start]) => start ?? '',
    );
    const anyKey = new RegExp(`\\b${name}\\[[a-z]|\\b(?:keyof typeof |Object\\.\\w+\\()${name}\\b`).test(
      elsewhere,
    );
    const unused = Object.keys(table).filter(
      (key) =>
        !anyKey &&
        !begins.some((start) => key.startsWith(start)) &&
        !new RegExp(`\\b${name}\\.${key}\\b|\\b${name}\\['${key}'\\]`).test(elsewhere),
    );
    expect(unused, 'strings that nothing uses').toEqual([]);
    for (const [key, said] of Object.entries(table)) {
      expect(Object.keys(said).sort(), `${name}.${key}`).toEqual([...LOCALES].sort());
      for (const locale of LOCALES) expect(said[locale].trim(), `${name}.${key}.${locale}`).not.toBe('');
      expect(placeholders(said.es), `${name}.${key}`).toEqual(placeholders(said.en));
    }
  });
});

/** True for an expression that tells the languages apart: `locale === 'es'`, `es`. */
const asksLocale = (node: ts.Node): boolean => /(?:===|!==) '(?:es|en)'|^(?:es|en)$/.test(node.getText());

/** Whole text of the literals within an expression. */
function literalsIn(node: ts.Node): string {
  const own =
    ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
  const texts = own ? [node.text] : [];
  ts.forEachChild(node, (child) => void texts.push(literalsIn(child)));
  return texts.join('');
}

/** True for a text that readers could see: a word, or with a space, a capital, or a letter that English has not. */
const isForReaders = (node: ts.Node): boolean =>
  /^\p{L}{3,}$|\p{L}\s|\s\p{L}|\p{Lu}|[^\x20-\x7e]/u.test(literalsIn(node));

/** Lines of a file that hold a text in two languages, or one for Docusaurus to translate. */
function bilingualIn(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const read = (node: ts.Node): void => {
    if (isBilingual(node))
      found.push(`src/${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    ts.forEachChild(node, read);
  };
  read(file);
  return found;
}

function isBilingual(node: ts.Node): boolean {
  if (ts.isCallExpression(node)) return node.expression.getText() === 'translate';
  if (ts.isJsxOpeningLikeElement(node)) return node.tagName.getText() === 'Translate';
  if (ts.isConditionalExpression(node))
    return asksLocale(node.condition) && (isForReaders(node.whenTrue) || isForReaders(node.whenFalse));
  if (ts.isIfStatement(node)) return asksLocale(node.expression) && isForReaders(node.thenStatement);
  if (!ts.isObjectLiteralExpression(node)) return false;
  const texts = node.properties
    .filter(ts.isPropertyAssignment)
    .filter(({ name }) => (LOCALES as readonly string[]).includes(name.getText()));
  return texts.length === LOCALES.length && texts.some(({ initializer }) => isForReaders(initializer));
}

/** Files that may hold both languages: the tables, the data of the diagnosis, and the names of the languages. */
const MAY = /(?:^|\/)strings\.ts$|\.data\.ts$|^site\/locales\.ts$/;

test('no text in two languages stands outside strings.ts', () => {
  const found = [...textOf]
    .filter(([path]) => !MAY.test(path))
    .flatMap(([path, text]) => bilingualIn(path, text));
  expect(found, 'move them to strings.ts in their folder').toEqual([]);
});

test.each([
  `const T = { es: 'Página', en: 'page' };`,
  'const T = { es: { label: (of: string) => `paso a paso: ${of}` }, en: { label: (of: string) => `step by step: ${of}` } };',
  `const T = { es: 'nada', en: 'nothing' };`,
  `const T = { by: 1, es: ['ESM', 'módulos'], en: ['ESM', 'modules'] };`,
  `const t = locale === 'es' ? 'Página' : 'page';`,
  'const es = locale === "es"; const t = es ? `lee ${n}` : `reads ${n}`;',
  `if (locale === 'es') return 'Página';`,
  `const t = translate({ id: 'x', message: 'y' });`,
  `const t = <Translate id="x">y</Translate>;`,
])('%s is found', (text) => expect(bilingualIn('x.tsx', text)).toEqual(['src/x.tsx:1']));

test.each([`const FOLDERS = { es: '', en: 'en/' };`, `const other = locale === 'es' ? 'en' : 'es';`])(
  '%s is no text',
  (text) => expect(bilingualIn('x.tsx', text)).toEqual([]),
);

test("the English catalogue holds the theme's own strings alone", () => {
  const english = JSON.parse(readFileSync('i18n/en/code.json', 'utf8')) as Record<
    string,
    { message: string }
  >;
  const used = [...textOf.values()].join('\n');
  const left = Object.keys(english).filter((id) => !id.startsWith('theme.') && !used.includes(id));
  expect(left).toEqual([]);
  for (const [id, { message }] of Object.entries(english)) expect(message, id).not.toBe('');
});

test.each(['navbar', 'footer'])('the %s is translated', (part) => {
  const path = `i18n/en/docusaurus-theme-classic/${part}.json`;
  const english = JSON.parse(readFileSync(path, 'utf8')) as Record<string, { message: string }>;
  for (const [id, { message }] of Object.entries(english)) expect(message, id).not.toMatch(/[áéíóúñ¿¡]/);
});
