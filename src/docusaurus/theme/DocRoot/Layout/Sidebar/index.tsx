import { useLocation } from '@docusaurus/router';
import { ThemeClassNames } from '@docusaurus/theme-common';
import DocSidebarItems from '@theme/DocSidebarItems';
import type { Props } from '@theme/DocRoot/Layout/Sidebar';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { MainLinks, MenuHead } from '../../../../MenuParts.tsx';
import { MAIN_LINKS_ID, MENU_ID } from '../../../../../shell/menu.ts';
import { SHELL } from '../../../../../shell/strings.ts';
import { useLocale } from '../../../../page/site.ts';

/** Sidebar: a column beside the text on a wide screen, and on a phone the menu, a popover with the main links in it. */
export default function Sidebar({ sidebar }: Props): ReactNode {
  const { pathname } = useLocation();
  const locale = useLocale();
  return (
    <aside
      id={MENU_ID}
      popover="auto"
      className={clsx(ThemeClassNames.docs.docSidebarContainer, 'site-menu site-menu--sidebar')}
    >
      <MenuHead />
      <div id={MAIN_LINKS_ID} popover="auto" className="menu">
        <MainLinks />
      </div>
      <nav aria-label={SHELL.pagesOfSite[locale]} className="menu thin-scrollbar">
        <button type="button" className="clean-btn navbar-sidebar__back" popoverTarget={MAIN_LINKS_ID}>
          {SHELL.backToMainMenu[locale]}
        </button>
        <ul className={clsx(ThemeClassNames.docs.docSidebarMenu, 'menu__list')}>
          <DocSidebarItems items={sidebar} activePath={pathname} level={1} />
        </ul>
      </nav>
    </aside>
  );
}
