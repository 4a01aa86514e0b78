/** The pictures that stand for pages: what they say, and when they are drawn again. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cardPath, cardsOf, writeCards } from '../../src/publish/cards.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cards-'));
  mkdirSync(join(root, 'docs/reference'), { recursive: true });
  put('EPIPE al escribir');
});
afterEach(() => rmSync(root, { recursive: true }));

const put = (title: string): void =>
  writeFileSync(
    join(root, 'docs/reference/epipe.mdx'),
    `---\ntitle: '${title}'\ndescription: EPIPE, ECONNRESET, SIGPIPE y ERR_STREAM_DESTROYED; BrokenPipeError.\n---\n`,
  );

test('a page is named with the errors of its description that its title does not name, three at most', () => {
  expect(cardsOf(root, 'es').find(({ path }) => path === 'reference/epipe')).toMatchObject({
    title: 'EPIPE al escribir',
    names: ['ECONNRESET', 'SIGPIPE', 'ERR_STREAM_DESTROYED'],
  });
});

test('home page, lists and tools have a picture too, each at its own address', () => {
  const paths = cardsOf(root, 'es').map(({ path }) => cardPath(path));
  for (const path of ['home', 'diagnose', 'e', 'recipes', 'reference', 'explanation', 'reference/epipe']) {
    expect(paths).toContain(`cards/${path}.png`);
  }
  expect(new Set(paths).size).toBe(paths.length);
});

test('a picture is drawn once, and again when it says something else', async () => {
  const site = join(root, 'site');
  const picture = () => readFileSync(join(site, 'cards/reference/epipe.png'));
  expect(await writeCards(root, 'es', site)).toBe(cardsOf(root, 'es').length);
  const before = picture();
  expect(before.subarray(1, 4).toString()).toBe('PNG');
  expect(await writeCards(root, 'es', site)).toBe(0);
  put('Otro título');
  expect(await writeCards(root, 'es', site)).toBe(1);
  expect(picture().equals(before)).toBe(false);
});
