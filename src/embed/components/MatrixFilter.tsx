import { useId, type ReactNode } from 'react';
import { useLocale } from '../../docusaurus/page/site.ts';
import { MATRIX_FILTER } from '../strings.ts';
import TableScroll from './TableScroll.tsx';
import styles from './MatrixFilter.module.css';

/**
 * The matrix with a field that leaves only the rows in which every word stands, and a box for those where runtimes
 * differ; `embed/row-filter.browser.ts` does it. Without JavaScript the table shows whole, and the field not at all.
 */
export default function MatrixFilter({ children }: { readonly children: ReactNode }): ReactNode {
  const id = useId();
  const locale = useLocale();
  return (
    <div className={styles.matrix}>
      <form
        className={`needs-script ${styles.filter}`}
        role="search"
        aria-label={MATRIX_FILTER.name[locale]}
        data-row-filter={MATRIX_FILTER.count[locale]}
      >
        <label htmlFor={id}>{MATRIX_FILTER.label[locale]}</label>
        <input id={id} type="search" autoComplete="off" spellCheck={false} placeholder="ECONNRESET" />
        <label className={styles.box}>
          <input type="checkbox" />
          {MATRIX_FILTER.differing[locale]}
        </label>
        <p role="status" />
      </form>
      <TableScroll className={styles['tables']}>{children}</TableScroll>
    </div>
  );
}
