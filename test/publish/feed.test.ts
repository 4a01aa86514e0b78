/** The feed, in a small repository: the last change first, each page under its own address. */
import { afterAll, expect, test } from 'vitest';
import { feedOf } from '../../src/publish/feed.ts';
import { makeRepository } from '../lib/repository.ts';

const SITE = 'https://example.org/base/';
const repository = makeRepository();
const page = (title: string) => `---\ntitle: '${title}'\ndescription: 'Un & dos'\n---\n`;
repository.commit('2026-02-01', 'docs/reference/uno.mdx', page('Uno <b>'));
repository.commit('2026-02-02', 'docs/recipes/dos.mdx', page('Dos'));
repository.commit('2026-02-03', 'docs/reference/uno.mdx', `${page('Uno <b>')}más`);
afterAll(() => repository.delete());

const entries = () =>
  [...(feedOf(repository.root, 'es', SITE) ?? '').matchAll(/<entry>[\s\S]*?<\/entry>/g)].map(([entry]) => {
    const of = (tag: string) =>
      new RegExp(`<${tag}[^>]*>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${tag}>`, 's').exec(entry)?.[1];
    return {
      id: of('id'),
      title: of('title'),
      summary: of('summary'),
      published: of('published')?.slice(0, 10),
      updated: of('updated')?.slice(0, 10),
    };
  });

test('the page that changed last comes first, under its address, with the days of both', () => {
  expect(entries().map(({ id, published, updated }) => [id, published, updated])).toEqual([
    [`${SITE}reference/uno`, '2026-02-01', '2026-02-03'],
    [`${SITE}recipes/dos`, '2026-02-02', '2026-02-02'],
  ]);
});

test('what looks like an element in a title is text to a reader of feeds', () => {
  const [{ title, summary } = {}] = entries();
  expect(title).toBe('Uno &lt;b>');
  expect(summary).toBe('Un &amp; dos');
});

test('the feed as a whole is as old as its last change', () => {
  const feed = feedOf(repository.root, 'es', SITE) ?? '';
  expect(/<updated>(.*?)<\/updated>/.exec(feed)?.[1]).toMatch(/^2026-02-03/);
  expect(feed).toContain(`<id>${SITE}</id>`);
});
