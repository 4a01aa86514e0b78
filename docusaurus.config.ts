import type { Options as ClassicOptions, ThemeConfig } from '@docusaurus/preset-classic';
import type { Config } from '@docusaurus/types';
import browserScripts from './src/docusaurus/plugin-browser-scripts.ts';
import { pageTemplate } from './src/docusaurus/page-template.ts';
import { parseFrontMatter } from './src/docusaurus/front-matter.ts';
import buildCache from './src/docusaurus/plugin-build-cache.ts';
import codeBlocks from './src/docusaurus/plugin-code-blocks.ts';
import publishExamples from './src/docusaurus/plugin-publish-examples.ts';
import machineReadable from './src/docusaurus/plugin-machine-readable.ts';
import { sitemapItems } from './src/docusaurus/sitemap-items.ts';
import siteChecks from './src/docusaurus/plugin-site-checks.ts';
import theme from './src/docusaurus/plugin-theme.ts';
import remarkExamples from './src/embed/remark.build.ts';
import { rootBaseUrl, siteUrl } from './src/site/urls.ts';
import { STORAGE_NAMESPACE } from './src/site/storage-keys.ts';

/** Without JavaScript nothing can be chosen or searched: then every tab's panel shows, under its label. */
const NO_SCRIPT = `<style>
[role=tablist],.needs-script{display:none!important}
[role=tabpanel][hidden]{display:block!important}
[role=tabpanel][data-label]::before{content:attr(data-label);display:block;font-weight:700;margin:1rem 0 .5rem}
</style>`;

/** Styles of every page; those of a part that few pages have are beside it. */
const STYLES = [
  ...['tokens', 'text', 'frame', 'menu', 'navigation', 'controls', 'notice', 'tables'].map(
    (name) => `./src/shell/css/${name}.css`,
  ),
  './src/code/code.css',
  './src/search/box.css',
  './src/shell/css/print.css',
];

const config: Config = {
  title: 'Tubería Rota · Broken Pipe',
  favicon: 'img/favicon.svg',
  url: siteUrl,
  baseUrl: rootBaseUrl,
  future: { v4: true },
  customFields: { rootBaseUrl },
  // React renders the pages and is not sent to readers.
  ssrTemplate: pageTemplate,
  // One memory for both languages; by default each address has its own.
  storage: { namespace: STORAGE_NAMESPACE },
  i18n: {
    defaultLocale: 'es',
    locales: ['es', 'en'],
    localeConfigs: {
      es: { label: 'Español', htmlLang: 'es' },
      en: { label: 'English', htmlLang: 'en' },
    },
  },
  // A script in the page that a strict Content-Security-Policy would have to allow.
  baseUrlIssueBanner: false,
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  markdown: {
    // Explicit ids keep an address the same in both languages; `future.v4` would turn their syntax off.
    mdx1Compat: { headingIds: true },
    parseFrontMatter: parseFrontMatter(process.cwd()),
    hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' },
  },
  headTags: [{ tagName: 'noscript', attributes: {}, innerHTML: NO_SCRIPT }],
  presets: [
    [
      'classic',
      {
        docs: {
          routeBasePath: '/',
          sidebarPath: './sidebars.ts',
          beforeDefaultRemarkPlugins: [[remarkExamples, { site: siteUrl + rootBaseUrl }]],
        },
        blog: false,
        pages: { path: 'src/docusaurus/pages' },
        // Neither is used by any engine; the day of the last change is, and comes from Git.
        sitemap: { changefreq: null, priority: null, createSitemapItems: sitemapItems(process.cwd()) },
        theme: { customCss: STYLES },
      } satisfies ClassicOptions,
    ],
  ],
  plugins: [theme, buildCache, siteChecks, browserScripts, codeBlocks, publishExamples, machineReadable],
  themeConfig: {
    image: 'img/social-card.png',
    colorMode: { respectPrefersColorScheme: true },
    docs: { sidebar: { hideable: false } },
    navbar: {
      title: 'Tubería Rota',
      logo: { alt: '', src: 'img/logo.svg', srcDark: 'img/logo-dark.svg', width: 32, height: 32 },
      items: [
        { to: '/recipes', activeBasePath: '/recipes', label: 'Recetas', position: 'left' },
        {
          to: '/reference',
          activeBaseRegex: '/reference(?!/matrix)',
          label: 'Errores',
          position: 'left',
        },
        {
          to: '/explanation',
          activeBasePath: '/explanation',
          label: 'Explicaciones',
          position: 'left',
        },
        { to: '/reference/matrix', label: 'Tabla', position: 'left' },
        { to: '/diagnose', label: 'Diagnóstico', position: 'left' },
        { type: 'localeDropdown', position: 'right' },
        { type: 'search', position: 'right' },
      ],
    },
    footer: {
      links: [{ label: 'Una dirección para cada error', to: '/e' }],
      copyright: 'Nada afirmado, todo medido · Ejemplos: 0BSD, se copian sin citar · Sitio: MIT',
    },
    // Code is coloured by `src/code/highlight.build.ts`; an empty theme keeps Docusaurus from sending its own.
    prism: { theme: { plain: {}, styles: [] } },
    tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
  } satisfies ThemeConfig,
};

export default config;
