/** `<ContractFaults />`: the modules that were spoilt on purpose, each with the clause whose checks it turns red. */
import type { PhrasingContent, Table } from 'mdast';
import { pagesOfExamples } from '../../content/pages-of-examples.ts';
import { projectOf } from '../../examples/files.build.ts';
import type { Locale } from '../../site/locales.ts';
import { readContractFaults } from '../contract-faults.build.ts';
import { readContract } from '../contract-record.build.ts';
import type { Embed } from '../element.ts';
import { inlineCode, linked, row, text } from '../nodes.ts';
import { CONTRACT } from '../strings.ts';
import { titleOf } from './contract.ts';

/** Words with code between backticks. */
const withCode = (words: string): PhrasingContent[] =>
  words.split('`').map((part, index) => (index % 2 === 1 ? inlineCode(part) : text(part)));

function tableOf(locale: Locale, root: string): Table {
  const pages = pagesOfExamples(root);
  const clauses = readContract(root)?.clauses ?? {};
  return {
    type: 'table',
    children: [
      row(text(CONTRACT.clause[locale]), text(CONTRACT.module[locale]), text(CONTRACT.fault[locale])),
      ...readContractFaults(root).map((fault) =>
        row(
          text(clauses[fault.clause]?.[locale] ?? fault.clause),
          linked(titleOf(fault, locale, root), pages.get(fault.example)),
          withCode(fault.why[locale]),
        ),
      ),
    ],
  };
}

export const contractFaults = {
  attributes: {},
  examples: () => 'all',
  make(_attributes, { locale, examples }) {
    const root = projectOf(examples);
    return {
      toPage: () => tableOf(locale, root),
      toMarkdown: () => [tableOf(locale, root)],
      toSearch: () => ({}),
    };
  },
} satisfies Embed;
