import Link from '@docusaurus/Link';
import { isActiveSidebarItem } from '@docusaurus/plugin-content-docs/client';
import { ThemeClassNames } from '@docusaurus/theme-common';
import { isSamePath } from '@docusaurus/theme-common/internal';
import type { Props } from '@theme/DocSidebarItem/Category';
import DocSidebarItems from '@theme/DocSidebarItems';
import clsx from 'clsx';
import type { ReactNode } from 'react';

/** Section of the sidebar: a link to its index, and a `<details>` with its pages, open where the reader is. */
export default function Section({ item, activePath, level }: Props): ReactNode {
  const { href, items, label, collapsed } = item;
  const isActive = isActiveSidebarItem(item, activePath);
  const isCurrent = isSamePath(href, activePath);
  return (
    <li
      className={clsx(
        ThemeClassNames.docs.docSidebarItemCategory,
        ThemeClassNames.docs.docSidebarItemCategoryLevel(level),
        'menu__list-item menu-section',
      )}
    >
      <div
        className={clsx('menu__list-item-collapsible', isCurrent && 'menu__list-item-collapsible--active')}
      >
        <Link
          className={clsx('menu__link menu__link--sublist', isActive && 'menu__link--active')}
          aria-current={isCurrent ? 'page' : undefined}
          to={href}
        >
          <span>{label}</span>
        </Link>
      </div>
      <details open={isActive || !collapsed}>
        <summary className="menu__caret">
          <span className="only-heard">{label}</span>
        </summary>
        <ul className="menu__list">
          <DocSidebarItems items={items} activePath={activePath} level={level + 1} />
        </ul>
      </details>
    </li>
  );
}
