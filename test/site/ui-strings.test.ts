/** No string of the interface stays untranslated: every id used in `src/` is in the English catalogue, and none is left over. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

type Catalogue = Record<string, { message: string }>;
const read = (path: string): Catalogue => JSON.parse(readFileSync(path, 'utf8')) as Catalogue;

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.tsx'))
  .map((path) => readFileSync(join('src', path), 'utf8'))
  .join('\n');
const used = new Set(
  [...sources.matchAll(/<Translate\s[^>]*?\bid="([^"]+)"|\btranslate\(\s*\{\s*id: '([^']+)'/g)].map(
    ([, element, call]) => element ?? call ?? '',
  ),
);

test('strings are found at all', () => {
  expect(used.size).toBeGreaterThan(5);
});

test('every string has its English', () => {
  const english = read('i18n/en/code.json');
  const ours = Object.keys(english).filter((id) => !id.startsWith('theme.'));
  expect([...used].filter((id) => !id.startsWith('theme.')).sort()).toEqual(ours.sort());
  for (const [id, { message }] of Object.entries(english)) expect(message, id).not.toBe('');
});

test.each(['navbar', 'footer'])('the %s is translated', (part) => {
  for (const [id, { message }] of Object.entries(read(`i18n/en/docusaurus-theme-classic/${part}.json`))) {
    expect(message, id).not.toMatch(/[áéíóúñ¿¡]/);
  }
});
