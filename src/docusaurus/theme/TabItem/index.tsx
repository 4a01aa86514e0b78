import { useTabs } from '@docusaurus/theme-common/internal';
import type { Props } from '@theme/TabItem';
import type { ReactNode } from 'react';

/** The theme's tab panel, which also carries its label: for assistive technology, and for pages without script. */
export default function TabItem({ children, className, value, label }: Props): ReactNode {
  const { selectedValue, lazy } = useTabs();
  const selected = value === selectedValue;
  if (!selected && lazy) return null;
  return (
    <div
      role="tabpanel"
      className={className}
      aria-label={label ?? value}
      data-label={label ?? value}
      data-value={value}
      hidden={!selected}
    >
      {children}
    </div>
  );
}
