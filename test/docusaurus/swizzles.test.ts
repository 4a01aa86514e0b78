/**
 * Parts of the theme that are ours. Each original is pinned to its hash: where an update of Docusaurus changes one, ours
 * may lack what it has now, or be used by nothing.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { installedPins, ourParts, PINS, THEIRS, type Pins } from '../../src/docusaurus/swizzles.ts';

const pins = JSON.parse(readFileSync(PINS, 'utf8')) as Pins;
const installed = installedPins('.');
const RENEW = 'then run: npm run pin:swizzles';

test('every part of ours is pinned, and no other', () => {
  expect(Object.keys(installed).length).toBeGreaterThan(10);
  expect(Object.keys(pins), RENEW).toEqual(Object.keys(installed));
});

test.each([...ourParts('.')])('%s has the original that ours was made from', (part, ours) => {
  const [was = {}, is = {}] = [pins[part], installed[part]];
  expect(
    Object.keys(is).some((file) => file.replace(/(?:\/index)?\.js$/, '') === part),
    `${THEIRS} has no ${part}: move ${ours} to its new name`,
  ).toBe(true);
  const changes = [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((file) => was[file] !== is[file])
    .map((file) => {
      const what = is[file] === undefined ? 'is gone' : was[file] === undefined ? 'is new' : 'has changed';
      return `${THEIRS}/${file} ${what}: compare it with ${ours}, take over what readers need, ${RENEW}`;
    });
  expect(changes).toEqual([]);
});
