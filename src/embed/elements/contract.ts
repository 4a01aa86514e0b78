/** `<Contract />`: what each module keeps of the contract, as a table, and why a clause does not apply to it. */
import type { List, Nodes, PhrasingContent, RootContent, Table } from 'mdast';
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
import { elsewhereTable, notesElsewhere, titlesOf } from '../contract-elsewhere.ts';
import { element, item, linked, list, paragraph, row, text } from '../nodes.ts';
import { CONTRACT } from '../strings.ts';

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
      ...record.modules.map((one) =>
        row(
          linked(titleOf(one, locale, root), pages.get(one.example)),
          ...clauses.map(([id]) => text(cellOf(one.clauses[id]))),
        ),
      ),
    ],
  };
}

/** Name of a module, with its language. */
export const titleOf = (
  { example, language }: Pick<ContractRow, 'example' | 'language'>,
  locale: Locale,
  root: string,
): string => `${readMetadata(example, examplesFolder(root)).title[locale]} (${LANGUAGES[language]})`;

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
    const titled = titlesOf(locale, root);
    const elsewhere = elsewhereTable(record, locale, titled);
    const sections: [PhrasingContent, List][] = [];
    if (faults.children.length > 0) sections.push([text(CONTRACT.faults[locale]), faults]);
    if (reasons.children.length > 0) sections.push([text(CONTRACT.reasons[locale]), reasons]);
    const folded = (parts: typeof sections): RootContent[] =>
      parts.map(([title, notes]) => element('details', [element('summary', [title]), notes]));
    const written = (parts: typeof sections): Nodes[] =>
      parts.flatMap(([title, notes]) => [paragraph({ type: 'strong', children: [title] }), notes]);
    const notes = notesElsewhere(record, locale, titled);
    return {
      toPage: () => element('div', [key, table, ...folded(sections), ...elsewhere, ...folded(notes)]),
      toMarkdown: () => [key, table, ...written(sections), ...elsewhere, ...written(notes)],
      toSearch: () => ({}),
    };
  },
} satisfies Embed;
