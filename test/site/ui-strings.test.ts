/**
 * Strings of the interface stand in `strings.ts` tables and nowhere else: each is there in both languages, with the same
 * values to put in, and is used. Docusaurus' own catalogue holds the theme's strings alone.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
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

/** Files that are still to be converted. */
const TO_CONVERT =
  /^src\/(?:content\/pages|diagnosis\/|docusaurus\/plugin-machine|embed\/|error-addresses\/|offline\/|publish\/|trace\/)/;

/** Other forms that a string of the interface could have. */
const OTHER_FORMS = {
  "Docusaurus' <Translate> or translate()": /<Translate\b|\btranslate\(/,
  'a choice between two texts by language': /=== '(?:es|en)'\s*\?\s*(?:['"`][^'"`]*\s|['"`][A-ZÁÉÍÓÚÑ¿¡])/,
  'a table by language, outside strings.ts': /\bes: (?:\{\s*\w+: (?:['"`(])|['"`][A-ZÁÉÍÓÚÑ¿¡])/,
};
test.each(Object.entries(OTHER_FORMS))('no string has the form of %s', (_, form) => {
  const found = [...textOf]
    .filter(([path, text]) => !/strings\.ts$|\.data\.ts$|locales\.ts$/.test(path) && form.test(text))
    .map(([path]) => `src/${path}`)
    .filter((path) => !TO_CONVERT.test(path));
  expect(found, 'move them to strings.ts in their folder').toEqual([]);
});

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
