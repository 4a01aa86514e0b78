/** Ends every name under which the site remembers something in the browser: one for both languages. */
export const STORAGE_NAMESPACE = 'tuberia-rota';

/** Key under which Docusaurus stores the colours: `light`, `dark`, or nothing for the system's. */
export const COLOUR_KEY = `theme-${STORAGE_NAMESPACE}`;

/** Key under which a reader's text waits for a page that is being reloaded. */
export const TEXT_KEY = `text-${STORAGE_NAMESPACE}`;

/** Key under which Docusaurus stores the chosen tab of a group. */
export const tabKey = (group: string): string => `docusaurus.tab.${group}-${STORAGE_NAMESPACE}`;
