/** `<Contract />`: what each module keeps of the contract, as a table, and why a clause does not apply to it. */
import type { BlockContent, List, ListItem, PhrasingContent, Table, TableRow } from 'mdast';
import { pagesOfExamples } from '../../content/pages-of-examples.ts';
import { examplesFolder, projectOf, readMetadata } from '../../examples/files.build.ts';
import type { Locale } from '../../site/locales.ts';
import { fill } from '../../site/strings.ts';
import {
  CONTRACT_RESULTS,
  readContract,
  type ContractRecord,
  type ContractRow,
} from '../contract-record.build.ts';
import type { Embed } from '../element.ts';
import { element, paragraph, text } from '../nodes.ts';
import { CONTRACT } from '../strings.ts';

const row = (...cells: PhrasingContent[]): TableRow => ({
  type: 'tableRow',
  children: cells.map((cell) => ({ type: 'tableCell', children: [cell] })),
});

const LANGUAGES = { typescript: 'TypeScript', python: 'Python' } as const;

/** Text of a cell: the number of checks that were green, or that there is nothing to check. */
function cellOf(clause: ContractRow['clauses'][string] | undefined): string {
  if (clause === undefined) return '';
  if ('doesNotApply' in clause) return '–';
  return `✓ ${clause.checks}${clause.runtimeFaults === undefined ? '' : '*'}`;
}

function tableOf(record: ContractRecord, locale: Locale, root: string): Table {
  const pages = pagesOfExamples(root);
  const clauses = Object.entries(record.clauses);
  return {
    type: 'table',
    children: [
      row(text(CONTRACT.module[locale]), ...clauses.map(([, said]) => text(said[locale]))),
      ...record.modules.map((one) => {
        const title = text(titleOf(one, locale, root));
        const page = pages.get(one.example);
        return row(
          page === undefined ? title : { type: 'link', url: page, children: [title] },
          ...clauses.map(([id]) => text(cellOf(one.clauses[id]))),
        );
      }),
    ],
  };
}

/** Name of a module, with its language. */
export const titleOf = (
  { example, language }: Pick<ContractRow, 'example' | 'language'>,
  locale: Locale,
  root: string,
): string => `${readMetadata(example, examplesFolder(root)).title[locale]} (${LANGUAGES[language]})`;

const item = (...children: BlockContent[]): ListItem => ({ type: 'listItem', spread: false, children });
const list = (children: ListItem[]): List => ({ type: 'list', ordered: false, spread: false, children });

/** For each module what `say` has to say about its clauses; modules about which it says nothing are left out. */
function notesOf(
  record: ContractRecord,
  locale: Locale,
  root: string,
  say: (clause: ContractRow['clauses'][string]) => readonly string[],
): List {
  return list(
    record.modules.flatMap((one) => {
      const notes = Object.entries(record.clauses).flatMap(([id, said]) => {
        const clause = one.clauses[id];
        const reasons = clause === undefined ? [] : say(clause);
        return reasons.map((reason) =>
          item(paragraph({ type: 'emphasis', children: [text(said[locale])] }, text(`: ${reason}`))),
        );
      });
      if (notes.length === 0) return [];
      const title = paragraph({ type: 'strong', children: [text(titleOf(one, locale, root))] });
      return [item(title, list(notes))];
    }),
  );
}

export const contract = {
  attributes: {},
  examples: () => 'all',
  make(_attributes, { locale, examples }) {
    const root = projectOf(examples);
    const record = readContract(root);
    if (record === undefined)
      throw new Error(`${CONTRACT_RESULTS} is missing: run \`npm run record:contract\``);
    const runtimes = [...new Set(record.modules.map(({ runtime }) => runtime))].join(', ');
    const key = paragraph(text(fill(CONTRACT.key[locale], { runtimes })));
    const table = tableOf(record, locale, root);
    const reasons = notesOf(record, locale, root, (clause) =>
      'doesNotApply' in clause ? [clause.doesNotApply[locale]] : [],
    );
    const faults = notesOf(record, locale, root, (clause) =>
      'checks' in clause ? (clause.runtimeFaults ?? []).map((said) => said[locale]) : [],
    );
    const sections: [PhrasingContent, List][] = [];
    if (faults.children.length > 0) sections.push([text(CONTRACT.faults[locale]), faults]);
    if (reasons.children.length > 0) sections.push([text(CONTRACT.reasons[locale]), reasons]);
    return {
      toPage: () =>
        element('div', [
          key,
          table,
          ...sections.map(([title, notes]) => element('details', [element('summary', [title]), notes])),
        ]),
      toMarkdown: () => [
        key,
        table,
        ...sections.flatMap(([title, notes]) => [paragraph({ type: 'strong', children: [title] }), notes]),
      ],
      toSearch: () => ({}),
    };
  },
} satisfies Embed;
