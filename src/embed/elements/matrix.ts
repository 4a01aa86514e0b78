/** `<Matrix />`: every example on every runtime. */
import { pagesOfExamples } from '../../content/pages-of-examples.ts';
import { projectOf } from '../../examples/files.build.ts';
import type { Embed } from '../element.ts';
import { element } from '../nodes.ts';
import { inParts, matrixTable, mergeNeighbours } from '../runtime-tables.ts';

/** Rows below which the head of the table is repeated. */
const ROWS_IN_SIGHT = 24;

export const matrix = {
  attributes: {},
  examples: () => 'all',
  make(_attributes, { locale, examples }) {
    const whole = matrixTable(locale, examples, pagesOfExamples(projectOf(examples)));
    return {
      toPage: () => element('MatrixFilter', inParts(mergeNeighbours(whole), ROWS_IN_SIGHT)),
      toMarkdown: () => [whole],
      toSearch: () => ({}),
    };
  },
} satisfies Embed;
