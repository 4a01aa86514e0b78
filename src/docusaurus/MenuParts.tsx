import { useThemeConfig } from '@docusaurus/theme-common';
import IconClose from '@theme/Icon/Close';
import NavbarColorModeToggle from '@theme/Navbar/ColorModeToggle';
import NavbarLogo from '@theme/Navbar/Logo';
import NavbarItem, { type Props as ItemProps } from '@theme/NavbarItem';
import type { ReactNode } from 'react';
import { MENU_ID } from '../shell/menu.ts';
import { SHELL } from '../shell/strings.ts';
import { useLocale } from './page/site.ts';

/** Top of the menu: the site's name, its colours, and the way out, which gets the focus. */
export function MenuHead(): ReactNode {
  return (
    <div className="navbar-sidebar__brand">
      <NavbarLogo />
      <NavbarColorModeToggle className="margin-right--md" />
      <button
        type="button"
        className="clean-btn navbar-sidebar__close"
        aria-label={SHELL.closeMenu[useLocale()]}
        popoverTarget={MENU_ID}
        popoverTargetAction="hide"
        autoFocus
      >
        <IconClose color="var(--ifm-color-emphasis-600)" />
      </button>
    </div>
  );
}

/** Links of the bar as a list. */
export function MainLinks(): ReactNode {
  const items = useThemeConfig().navbar.items as ItemProps[];
  return (
    <ul className="menu__list">
      {items.map((item, n) => (
        <NavbarItem key={n} mobile {...item} />
      ))}
    </ul>
  );
}
