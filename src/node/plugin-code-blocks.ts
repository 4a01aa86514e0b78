/** Keeps Docusaurus' highlighter away from readers: code is coloured while the site is built. */
import type { Plugin } from '@docusaurus/types';

export default function codeBlocks(): Plugin {
  return {
    name: 'code-blocks',
    // The theme loads it on every page, even when no code block of its own is left.
    configureWebpack: () => ({ resolve: { alias: { 'prism-react-renderer': false } } }),
  };
}
