/**
 * Docusaurus fetches ahead the page behind every link in sight. Here a page is fetched when the pointer rests on its
 * link (Docusaurus' `preload`), so that reading one page costs one page.
 */
export function onRouteDidUpdate(): void {
  window.docusaurus = { ...window.docusaurus, prefetch: () => false };
}
