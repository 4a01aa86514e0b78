import Translate, { translate } from '@docusaurus/Translate';
import { useId, useRef, useState, type ReactNode } from 'react';
import { matches } from '../../core/row-filter.ts';
import styles from './styles.module.css';

/**
 * The matrix with a field that leaves only the rows in which every word stands, and a box for those where runtimes
 * differ. The table is the page's own: without JavaScript it shows whole, and the field does not show at all.
 */
export default function MatrixFilter({ children }: { readonly children: ReactNode }): ReactNode {
  const table = useRef<HTMLDivElement>(null);
  const id = useId();
  const [query, setQuery] = useState('');
  const [differing, setDiffering] = useState(false);
  const [count, setCount] = useState<{ shown: number; all: number }>();

  function filter(words: string, onlyDiffering: boolean): void {
    setQuery(words);
    setDiffering(onlyDiffering);
    const rows = [...(table.current?.querySelectorAll<HTMLTableRowElement>('tbody tr') ?? [])];
    for (const row of rows) row.hidden = !matches(row.textContent, words, onlyDiffering);
    setCount({ shown: rows.filter((row) => !row.hidden).length, all: rows.length });
  }

  return (
    <div className={styles.matrix}>
      <form
        className={`needs-script ${styles.filter}`}
        role="search"
        aria-label={translate({ id: 'matrix.filter', message: 'Filtrar la tabla' })}
        onSubmit={(event) => event.preventDefault()}
      >
        <label htmlFor={id}>
          <Translate id="matrix.label">Filtrar por ejemplo, error o entorno</Translate>
        </label>
        <input
          id={id}
          type="search"
          autoComplete="off"
          spellCheck={false}
          placeholder="ECONNRESET"
          value={query}
          onChange={(event) => filter(event.target.value, differing)}
        />
        <label className={styles.box}>
          <input
            type="checkbox"
            checked={differing}
            onChange={(event) => filter(query, event.target.checked)}
          />
          <Translate id="matrix.differing">Solo donde difieren</Translate>
        </label>
        <p role="status">
          {count !== undefined &&
            translate(
              { id: 'matrix.count', message: '{shown} de {all} filas' },
              { shown: String(count.shown), all: String(count.all) },
            )}
        </p>
      </form>
      <div ref={table}>{children}</div>
    </div>
  );
}
