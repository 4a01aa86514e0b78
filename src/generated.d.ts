/** Lists that `docusaurus/plugin-site-checks.ts` writes while the site is built; `docusaurus/page/lists.ts` has their types. */
declare module '@generated/site-checks/default/*.json' {
  const list: unknown;
  export default list;
}

/**
 * Index of the search, which `docusaurus/plugin-browser-scripts.ts` bundles: entries of `search/index-entry.ts`, as
 * JSON.
 */
declare module 'search-index:es' {
  const json: string;
  export default json;
}
declare module 'search-index:en' {
  const json: string;
  export default json;
}

/** A style sheet as text, for `*.browser.ts` files. */
declare module '*/search.css' {
  const text: string;
  export default text;
}
declare module '*/panel.css' {
  const text: string;
  export default text;
}
