/** `<Compiles show="projects" />`: projects that examples are copied into; `show="examples"`: each example in each. */
import { pagesOfExamples } from '../../content/pages-of-examples.ts';
import { projectOf } from '../../examples/files.build.ts';
import { compilesTable, projectsTable } from '../compiles-table.ts';
import type { Embed } from '../element.ts';

export const compiles = {
  attributes: { show: 'required' },
  examples: () => 'all',
  make({ show }, { locale, examples }) {
    const root = projectOf(examples);
    if (show !== 'projects' && show !== 'examples')
      throw new Error('<Compiles> needs show="projects" or show="examples"');
    const table =
      show === 'projects' ? projectsTable(locale, root) : compilesTable(locale, root, pagesOfExamples(root));
    return { toPage: () => table, toMarkdown: () => [table], toSearch: () => ({}) };
  },
} satisfies Embed;
