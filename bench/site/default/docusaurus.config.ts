/** A Docusaurus site as its manual has it, with the search theme that most sites add; our pages, our languages. */
import { join } from 'node:path';
import type * as Preset from '@docusaurus/preset-classic';
import type { Config } from '@docusaurus/types';
import { themes } from 'prism-react-renderer';

const config: Config = {
  title: 'Tubería Rota · Broken Pipe',
  url: 'https://tuberia-rota.example',
  baseUrl: '/',
  future: { v4: true, faster: true },
  onBrokenLinks: 'ignore',
  onBrokenAnchors: 'ignore',
  markdown: {
    mdx1Compat: { headingIds: true },
    hooks: { onBrokenMarkdownLinks: 'ignore', onBrokenMarkdownImages: 'ignore' },
  },
  i18n: { defaultLocale: 'es', locales: ['es', 'en'] },
  presets: [
    [
      'classic',
      {
        docs: { routeBasePath: '/', sidebarPath: join(__dirname, '../../../sidebars.ts') },
        blog: false,
      } satisfies Preset.Options,
    ],
  ],
  themes: [
    [
      '@easyops-cn/docusaurus-search-local',
      { hashed: true, language: ['es', 'en'], docsRouteBasePath: '/', indexBlog: false },
    ],
  ],
  themeConfig: {
    navbar: {
      title: 'Tubería Rota',
      items: [
        { to: '/recipes', label: 'Recetas', position: 'left' },
        { to: '/reference', label: 'Errores', position: 'left' },
        { to: '/explanation', label: 'Explicaciones', position: 'left' },
        { type: 'localeDropdown', position: 'right' },
      ],
    },
    footer: { style: 'dark', copyright: 'Docusaurus' },
    prism: { theme: themes.github, darkTheme: themes.dracula },
  } satisfies Preset.ThemeConfig,
};

export default config;
