import IconMenu from '@theme/Icon/Menu';
import type { ReactNode } from 'react';
import { MENU_ID } from '../../../../../shell/menu.ts';
import { SHELL } from '../../../../../shell/strings.ts';
import { useLocale } from '../../../../page/site.ts';

/** Button that opens the menu of a phone; the browser itself does it (`popover`), with or without scripts. */
export default function MenuToggle(): ReactNode {
  return (
    <button
      type="button"
      className="navbar__toggle clean-btn"
      aria-label={SHELL.openMenu[useLocale()]}
      popoverTarget={MENU_ID}
    >
      <IconMenu />
    </button>
  );
}
