import useRouteContext from '@docusaurus/useRouteContext';
import { ThemeClassNames } from '@docusaurus/theme-common';
import Menu from '@theme/Navbar/MobileSidebar';
import type { Props } from '@theme/Navbar/Layout';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { SHELL } from '../../../../shell/strings.ts';
import { useLocale } from '../../../page/site.ts';

/** Bar at the top. Where the page has a sidebar, that is its menu (`DocRoot/Layout/Sidebar`); else the menu is here. */
export default function NavbarLayout({ children }: Props): ReactNode {
  const hasSidebar = useRouteContext().plugin.name === 'docusaurus-plugin-content-docs';
  return (
    <nav
      aria-label={SHELL.mainNavigation[useLocale()]}
      className={clsx(ThemeClassNames.layout.navbar.container, 'navbar navbar--fixed-top')}
    >
      {children}
      {!hasSidebar && <Menu />}
    </nav>
  );
}
