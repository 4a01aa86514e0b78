/** Ends every name under which the site remembers something in the browser: one for both languages. */
export const STORAGE_NAMESPACE = 'tuberia-rota';

/** Where Docusaurus remembers the colours: `light`, `dark`, or nothing for the system's. */
export const COLOUR_KEY = `theme-${STORAGE_NAMESPACE}`;

/** Where Docusaurus remembers which of a group of tabs was chosen. */
export const tabKey = (group: string): string => `docusaurus.tab.${group}-${STORAGE_NAMESPACE}`;
