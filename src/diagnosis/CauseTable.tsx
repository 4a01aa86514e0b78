import type { ReactNode } from 'react';
import { PAGES } from '../docusaurus/page/lists.ts';
import PageLink from '../docusaurus/page/PageLink.tsx';
import { useLocale } from '../docusaurus/page/site.ts';
import { CAUSES } from './generated/words.data.ts';
import Sentence from './Sentence.tsx';
import { PAGE } from './strings.ts';
import type { CauseWords } from './words.ts';

const labelOf = (page: string): string => PAGES.find(({ to }) => to === page)?.label ?? page;

type Row = readonly [id: string, words: CauseWords];

/** Causes by the page of their error, or by their recipe if they have none: errors first, in the order of the site. */
function groupsOf(causes: readonly Row[]): [page: string, rows: Row[]][] {
  return [...PAGES]
    .sort((a, b) => Number(a.kind === 'recipes') - Number(b.kind === 'recipes'))
    .map(({ to }): [string, Row[]] => [to, causes.filter(([, { error, page }]) => (error ?? page) === to)])
    .filter(([, rows]) => rows.length > 0);
}

/** Every cause that the diagnosis knows. The script takes its sentences from here. */
export default function CauseTable(): ReactNode {
  const locale = useLocale();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{PAGE.columnError[locale]}</th>
          <th scope="col">{PAGE.columnCause[locale]}</th>
          <th scope="col">{PAGE.columnPage[locale]}</th>
        </tr>
      </thead>
      {groupsOf(Object.entries(CAUSES)).map(([error, rows]) => (
        <tbody key={error}>
          {rows.map(([id, { what, settle, page }], n) => (
            <tr key={id} data-cause={id}>
              {n === 0 && (
                <th scope="rowgroup" rowSpan={rows.length}>
                  <PageLink to={error}>{labelOf(error)}</PageLink>
                </th>
              )}
              <td data-what>
                <Sentence>{what[locale]}</Sentence>
                {settle !== undefined && (
                  <span hidden data-settle>
                    <Sentence>{settle[locale]}</Sentence>
                  </span>
                )}
              </td>
              <td>
                <PageLink to={page}>{labelOf(page)}</PageLink>
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
