/** Second table of `<Contract />`: TypeScript modules on each runtime, and the faults of the runtimes themselves. */
import type { List, PhrasingContent, RootContent } from 'mdast';
import { pagesOfExamples } from '../content/pages-of-examples.ts';
import { examplesFolder, readMetadata } from '../examples/files.build.ts';
import type { Locale } from '../site/locales.ts';
import { fill, type Said } from '../site/strings.ts';
import {
  ELSEWHERE,
  type ContractRecord,
  type ContractRow,
  type ElsewhereRow,
} from './contract-record.build.ts';
import { item, linked, list, paragraph, row, text } from './nodes.ts';
import { RUNTIME_NAMES } from './runtime-tables.ts';
import { CONTRACT } from './strings.ts';

/** Title of a module, which leads to its page if it has one. */
type Titled = (example: string) => PhrasingContent;

/** Titles in a language; the pages are looked up once. */
export function titlesOf(locale: Locale, root: string): Titled {
  const pages = pagesOfExamples(root);
  return (example) => linked(readMetadata(example, examplesFolder(root)).title[locale], pages.get(example));
}

/** Cell of Node.js 20, where a red check is never recorded. */
const cellAtHand = ({ clauses }: ContractRow): string => {
  const checks = Object.values(clauses).reduce((sum, one) => sum + ('checks' in one ? one.checks : 0), 0);
  return `${checks} / ${checks}`;
};

function cellOf(found: ElsewhereRow | undefined): string {
  if (found === undefined) return '';
  if ('doesNotApply' in found.result) return '–';
  const { green, checks, runtimeFaults, cannotRun } = found.result;
  return `${green} / ${checks}${runtimeFaults.length > 0 ? '*' : ''}${cannotRun.length > 0 ? '†' : ''}`;
}

/** Table of modules and runtimes, below what its signs mean. */
export function elsewhereTable(record: ContractRecord, locale: Locale, titled: Titled): RootContent[] {
  const atHand = record.modules.filter(({ language }) => language === 'typescript');
  const runtimes = [...new Set([...atHand, ...record.elsewhere].map(({ runtime }) => runtime))].join(', ');
  return [
    paragraph(text(fill(CONTRACT.elsewhereKey[locale], { runtimes }))),
    {
      type: 'table',
      children: [
        row(
          ...[
            CONTRACT.module[locale],
            RUNTIME_NAMES['node-20'],
            ...ELSEWHERE.map((on) => RUNTIME_NAMES[on]),
          ].map(text),
        ),
        ...atHand.map((one) =>
          row(
            titled(one.example),
            text(cellAtHand(one)),
            ...ELSEWHERE.map((on) =>
              text(
                cellOf(record.elsewhere.find((found) => found.example === one.example && found.on === on)),
              ),
            ),
          ),
        ),
      ],
    },
  ];
}

/** Texts with the modules that each is about. */
function modulesByText(
  rows: readonly ElsewhereRow[],
  say: (result: ElsewhereRow['result']) => readonly Said[],
  locale: Locale,
  titled: Titled,
): List {
  const examples = new Map<string, Set<string>>();
  for (const { example, result } of rows)
    for (const said of say(result))
      examples.set(said[locale], (examples.get(said[locale]) ?? new Set()).add(example));
  return list(
    [...examples].map(([said, of]) => {
      const titles = [...of].flatMap((example, index) => [text(index === 0 ? ' (' : '; '), titled(example)]);
      return item(paragraph(text(said), ...titles, text(')')));
    }),
  );
}

/** Lists by runtime: its own faults, and what does not apply or cannot be run there. */
export function notesElsewhere(
  record: ContractRecord,
  locale: Locale,
  titled: Titled,
): [PhrasingContent, List][] {
  return ELSEWHERE.flatMap((on) => {
    const rows = record.elsewhere.filter((one) => one.on === on);
    const faults = modulesByText(
      rows,
      (result) => ('checks' in result ? result.runtimeFaults : []),
      locale,
      titled,
    );
    const reasons = modulesByText(
      rows,
      (result) => ('checks' in result ? result.cannotRun : [result.doesNotApply]),
      locale,
      titled,
    );
    const title = (said: Said): PhrasingContent => text(fill(said[locale], { runtime: RUNTIME_NAMES[on] }));
    const sections: [PhrasingContent, List][] = [
      [title(CONTRACT.elsewhereFaults), faults],
      [title(CONTRACT.elsewhereReasons), reasons],
    ];
    return sections.filter(([, { children }]) => children.length > 0);
  });
}
