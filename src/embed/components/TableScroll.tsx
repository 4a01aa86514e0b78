import type { ReactNode } from 'react';
import { useLocale } from '../../docusaurus/page/site.ts';
import { TABLE } from '../strings.ts';

/** Scrolls a table, or several as one, sideways on a phone; the keyboard can reach it to do so. */
export default function TableScroll({
  children,
  className,
}: {
  readonly children: ReactNode;
  readonly className?: string | undefined;
}): ReactNode {
  return (
    <div
      className={className === undefined ? 'table-scroll' : `table-scroll ${className}`}
      role="group"
      aria-label={TABLE.name[useLocale()]}
      tabIndex={0}
    >
      {children}
    </div>
  );
}
