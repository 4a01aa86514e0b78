/** The field above the matrix (`components/MatrixFilter`): leaves the rows that are asked for. */
import { matches } from './row-filter.ts';

/** @param form whose words and box decide; the table stands beside it */
export function filterRows(form: HTMLElement): void {
  const words = form.querySelector<HTMLInputElement>('input[type=search]')?.value ?? '';
  const differing = form.querySelector<HTMLInputElement>('input[type=checkbox]')?.checked ?? false;
  const rows = [...(form.parentElement?.querySelectorAll<HTMLTableRowElement>('tbody tr') ?? [])];
  for (const row of rows) row.hidden = !matches(row.textContent, words, differing);
  const shown = rows.filter((row) => !row.hidden).length;
  const status = form.querySelector('[role=status]');
  if (status === null) return;
  status.textContent = (form.dataset['rowFilter'] ?? '')
    .replace('{shown}', String(shown))
    .replace('{all}', String(rows.length));
}
