import Translate, { translate } from '@docusaurus/Translate';
import { useId, type ReactNode } from 'react';
import TableScroll from './TableScroll.tsx';
import styles from './MatrixFilter.module.css';

/**
 * The matrix with a field that leaves only the rows in which every word stands, and a box for those where runtimes
 * differ; `embed/row-filter.browser.ts` does it. Without JavaScript the table shows whole, and the field not at all.
 */
export default function MatrixFilter({ children }: { readonly children: ReactNode }): ReactNode {
  const id = useId();
  return (
    <div className={styles.matrix}>
      <form
        className={`needs-script ${styles.filter}`}
        role="search"
        aria-label={translate({ id: 'matrix.filter', message: 'Filtrar la tabla' })}
        data-row-filter={translate({ id: 'matrix.count', message: '{shown} de {all} filas' })}
      >
        <label htmlFor={id}>
          <Translate id="matrix.label">Filtrar por ejemplo, error o entorno</Translate>
        </label>
        <input id={id} type="search" autoComplete="off" spellCheck={false} placeholder="ECONNRESET" />
        <label className={styles.box}>
          <input type="checkbox" />
          <Translate id="matrix.differing">Solo donde difieren</Translate>
        </label>
        <p role="status" />
      </form>
      <TableScroll className={styles['tables']}>{children}</TableScroll>
    </div>
  );
}
