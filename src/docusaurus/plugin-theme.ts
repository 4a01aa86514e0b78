/** Registers `theme/` beside this file as Docusaurus' theme of last resort, in place of the default folder. */
import { join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';

export default function theme({ siteDir }: LoadContext): Plugin {
  const folder = join(siteDir, 'src', 'docusaurus', 'theme');
  return {
    name: 'theme',
    getThemePath: () => folder,
    getTypeScriptThemePath: () => folder,
  };
}
