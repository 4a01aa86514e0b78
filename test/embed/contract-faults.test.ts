/** Table of the modules that were spoilt on purpose, as pages and Markdown have it. */
import { join } from 'node:path';
import type { Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { readContractFaults } from '../../src/embed/contract-faults.build.ts';
import { embedOf } from '../../src/embed/elements/index.ts';

const writer = unified().use(remarkStringify).use(remarkGfm);
const rowsOf = (locale: 'es' | 'en'): string[] => {
  const made = embedOf('ContractFaults')?.make(
    {},
    { locale, examples: join(process.cwd(), 'examples'), site: undefined },
  );
  const children = made?.toMarkdown() as RootContent[];
  return writer
    .stringify({ type: 'root', children } satisfies Root)
    .trim()
    .split('\n');
};

test('a row a fault, in both languages, with the clause, the module, its page and its language', () => {
  const faults = readContractFaults(process.cwd());
  for (const [locale, head, clause] of [
    ['es', 'Cláusula', 'Termina siempre'],
    ['en', 'Clause', 'It always settles'],
  ] as const) {
    const [first, , ...rows] = rowsOf(locale);
    expect(first).toContain(`| ${head} `);
    expect(rows).toHaveLength(faults.length);
    expect(rows[0]).toContain(`| ${clause} `);
    expect(rows[0]).toMatch(/\]\([^)]*\) +\|.*`close`/);
    expect(rows[0]).toContain('(TypeScript)');
    expect(rows.filter((row) => row.includes('(Python)'))).toHaveLength(
      faults.filter(({ language }) => language === 'python').length,
    );
    for (const row of rows) expect(row).not.toContain('undefined');
  }
});
