/** Ids of the menu of a phone: popovers are opened by the id that their buttons name. */

/** Menu as a whole: on a page with a sidebar that is the sidebar itself, which a wide screen shows as a column. */
export const MENU_ID = 'menu';

/** List of the main links, which covers the sidebar within the menu. */
export const MAIN_LINKS_ID = 'main-links';
