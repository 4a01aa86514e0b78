import { Children, cloneElement, isValidElement, useId, type ReactElement, type ReactNode } from 'react';

interface TabItemProps {
  readonly value: string;
  readonly label?: string | undefined;
  readonly children?: ReactNode;
  /** Set by `Tabs`. */
  readonly id?: string;
  readonly labelledBy?: string;
  readonly hidden?: boolean;
}

interface TabsProps {
  /** Tabs of one group move together, on every page. */
  readonly groupId?: string | undefined;
  readonly children?: ReactNode;
}

/** Tabs, of which the first is chosen; `tabs.browser.ts` moves them. Without scripts every panel shows, under its label. */
export function Tabs({ groupId, children }: TabsProps): ReactNode {
  const id = useId();
  const items = Children.toArray(children).filter((child): child is ReactElement<TabItemProps> =>
    isValidElement(child),
  );
  return (
    <div className="tabs-container" data-tab-group={groupId}>
      <ul role="tablist" className="tabs">
        {items.map(({ props: { value, label } }, n) => (
          <li
            key={value}
            id={`${id}${n}`}
            role="tab"
            tabIndex={n === 0 ? 0 : -1}
            aria-selected={n === 0}
            aria-controls={`${id}p${n}`}
            className={n === 0 ? 'tabs__item tabs__item--active' : 'tabs__item'}
          >
            {label ?? value}
          </li>
        ))}
      </ul>
      <div className="margin-top--md">
        {items.map((item, n) =>
          cloneElement(item, { id: `${id}p${n}`, labelledBy: `${id}${n}`, hidden: n !== 0 }),
        )}
      </div>
    </div>
  );
}

/** Panel of a tab, which also carries its label, for pages without scripts and on paper. */
export function TabItem({ value, label, children, id, labelledBy, hidden }: TabItemProps): ReactNode {
  return (
    <div
      role="tabpanel"
      id={id}
      aria-labelledby={labelledBy}
      data-label={label ?? value}
      data-value={value}
      hidden={hidden}
    >
      {children}
    </div>
  );
}
