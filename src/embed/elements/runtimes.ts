/** `<Runtimes of="catch-epipe" part="demo" />`: the same run on every runtime, as a table. */
import type { Embed } from '../element.ts';
import { idsOf, referenceOf, runnableOf } from '../reference.ts';
import { runtimesTable } from '../runtime-tables.ts';

export const runtimes = {
  attributes: { of: 'required', part: 'required', lang: 'optional' },
  examples: idsOf,
  make(attributes, { locale, examples }) {
    const runnable = runnableOf(referenceOf(attributes, examples), examples);
    const table = runtimesTable(runnable, locale, examples);
    return { toPage: () => table, toMarkdown: () => [table], toSearch: () => ({}) };
  },
} satisfies Embed;
