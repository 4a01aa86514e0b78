/** The table of hosts in both READMEs says what each host gives: the rows about answers are measured here. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BUILD } from '../lib/site.ts';
import { PAGES_HOST } from './pages-host.ts';
import { get, hasBrotli, SERVERS, titleOf, type Answer } from './servers.ts';

type Ask = (path: string, headers?: Record<string, string>) => Promise<Answer>;
const REFERENCE = '/reference/broken-pipe-error';

/** Questions whether a host gives it, in the order of the rows. */
const GIVES: readonly ((ask: Ask) => Promise<boolean>)[] = [
  async (ask) => 'content-security-policy' in (await ask(REFERENCE)).headers,
  async (ask) => (await ask(REFERENCE, { 'Accept-Encoding': 'br' })).headers['content-encoding'] === 'br',
  async (ask) => (await ask('/no-such-page')).body.includes('<html lang=es'),
  async (ask) => (await ask('/en/no-such-page')).body.includes('<html lang=en'),
  async (ask) => (await ask('/e/EPIPE')).status === 302,
  async (ask) => {
    const { headers } = await ask(REFERENCE);
    return (await ask(REFERENCE, { 'If-None-Match': headers.etag ?? '"none"' })).status === 304;
  },
];
/** Rows that tests of their own hold on every host: `offline.hosting.test.ts` and `redeploy.hosting.test.ts`. */
const HELD_ELSEWHERE = 3;

/** Cells of the table of hosts, without its head and the names of its rows. */
function cellsOf(readme: string): string[][] {
  const [, table = ''] = readme.split('<!-- hosts -->');
  return table
    .trim()
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(2, -1)
        .map((cell) => cell.trim()),
    );
}

const TABLES = ['README.md', 'README.es.md'].map(
  (file) => [file, cellsOf(readFileSync(file, 'utf8'))] as const,
);

test.each(TABLES)('%s has a row for each', (_, cells) => {
  expect(cells).toHaveLength(GIVES.length + HELD_ELSEWHERE);
  expect(cells.slice(GIVES.length).flat()).toEqual(Array(HELD_ELSEWHERE * 3).fill('✓'));
});

describe.each([...SERVERS, PAGES_HOST].map((server, column) => ({ title: titleOf(server), server, column })))(
  '$title',
  ({ server, column }) => {
    const lacks = server.missing !== undefined || (server.name === 'nginx' && !hasBrotli());
    test.skipIf(lacks)('gives what the tables say', async () => {
      const { origin, close } = await server.start(BUILD);
      try {
        const ask: Ask = async (path, headers) => {
          const answer = await get(origin, path, headers);
          // Pages leads to the address with a slash first.
          return answer.status === 301 ? get(origin, answer.headers.location ?? '/', headers) : answer;
        };
        const given: string[] = [];
        for (const gives of GIVES) given.push((await gives(ask)) ? '✓' : '–');
        for (const [file, cells] of TABLES)
          expect(
            cells.slice(0, GIVES.length).map((row) => row[column]),
            file,
          ).toEqual(given);
      } finally {
        await close();
      }
    });
  },
);
