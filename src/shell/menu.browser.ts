/** Parts of a phone's menu that its popover (`theme/Navbar/MobileSidebar`) does not do by itself. */
import { MENU_ID } from './menu.ts';

/** Elements behind the open menu, none of which contains it. */
const BEHIND = '.navbar__inner, main, footer, #__docusaurus > [role=region]';

/** Width from which the sidebar is a column, in the stylesheets too. */
const wide = matchMedia('(min-width: 997px)');

const setBehind = (inert: boolean): void => {
  for (const element of document.querySelectorAll<HTMLElement>(BEHIND)) element.inert = inert;
};

const isMenu = (event: Event): event is ToggleEvent =>
  event.target instanceof Element && event.target.id === MENU_ID;

export function startMenu(): void {
  // The page behind can take the focus back only when it is no longer inert, so before the menu is gone.
  document.addEventListener(
    'beforetoggle',
    (event) => {
      if (isMenu(event) && event.newState === 'closed') setBehind(false);
    },
    true,
  );
  // And the button is still focused, to be returned to, when the menu takes note of it.
  document.addEventListener(
    'toggle',
    (event) => {
      if (isMenu(event) && event.newState === 'open') setBehind(true);
    },
    true,
  );
  const close = (): void => document.getElementById(MENU_ID)?.hidePopover();
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest(`#${MENU_ID} a[href]`) !== null) close();
  });
  wide.addEventListener('change', close);
}
