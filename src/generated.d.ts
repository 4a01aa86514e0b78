/** Pages of the site, as `docusaurus/plugin-site-checks.ts` writes them: entries of `content/pages.ts`. */
declare module '@generated/site-checks/default/catalogue.json' {
  const catalogue: readonly { readonly kind: string; readonly to: string; readonly label: string }[];
  export default catalogue;
}

/** Recorded errors to try the diagnosis on: entries as in `diagnosis/samples.build.ts`. */
declare module '@generated/site-checks/default/samples.json' {
  const samples: readonly { readonly label: string; readonly runtime: string; readonly text: string }[];
  export default samples;
}

/** Targets of the errors' addresses: entries of `error-addresses/addresses.build.ts`. */
declare module '@generated/site-checks/default/error-addresses.json' {
  const addresses: readonly { readonly code: string; readonly to: string }[];
  export default addresses;
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
declare module '*/offline.css' {
  const css: string;
  export default css;
}

declare module '*/search.css' {
  const text: string;
  export default text;
}
declare module '*/panel.css' {
  const text: string;
  export default text;
}
