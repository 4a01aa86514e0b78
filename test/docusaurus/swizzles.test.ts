/**
 * Parts of the theme that are ours: each must still have its counterpart in Docusaurus, or an update has renamed it and
 * ours is no longer used by anything.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const OURS = join('src', 'docusaurus', 'theme');
const THEIRS = join('node_modules', '@docusaurus', 'theme-classic', 'lib', 'theme');

const parts = readdirSync(OURS, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => path.replace(/(?:[\\/]index)?\.tsx?$/, ''));

test('there are some', () => expect(parts.length).toBeGreaterThan(5));

test.each(parts)('the theme has %s', (part) => {
  const places = [join(THEIRS, `${part}.js`), join(THEIRS, part, 'index.js')];
  expect(places.some(existsSync), `none of ${places.join(', ')}: move ours to its new name`).toBe(true);
});
