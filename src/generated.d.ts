/** What `plugin-site-checks.ts` writes while the site is built: entries as in `core/catalogue.ts`. */
declare module '@generated/site-checks/default/catalogue.json' {
  const catalogue: readonly { readonly kind: string; readonly to: string; readonly label: string }[];
  export default catalogue;
}
