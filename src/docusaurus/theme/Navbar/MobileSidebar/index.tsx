import type { ReactNode } from 'react';
import { MENU_ID } from '../../../../shell/menu.ts';
import { MainLinks, MenuHead } from '../../../MenuParts.tsx';

/** Menu of a phone, on a page without a sidebar. */
export default function Menu(): ReactNode {
  return (
    <div id={MENU_ID} popover="auto" className="site-menu">
      <MenuHead />
      <div className="menu">
        <MainLinks />
      </div>
    </div>
  );
}
