/** Elements that frame content of the page: tabs, what is folded, and drawings. */
import type { Nodes, PhrasingContent } from 'mdast';
import type { Frame } from '../element.ts';
import { paragraph, text } from '../nodes.ts';
import { FIN_AND_RST } from '../strings.ts';

const asItIs: Frame['toMarkdown'] = (content) => [...content];

export const tabs: Frame = { attributes: { groupId: 'optional' }, toMarkdown: asItIs, isSearched: true };

export const tabItem: Frame = {
  attributes: { value: 'required', label: 'required' },
  toMarkdown: (content, { label = '' }) => [
    paragraph({ type: 'strong', children: [text(label)] }),
    ...content,
  ],
  isSearched: true,
};

export const details: Frame = { attributes: {}, toMarkdown: asItIs, isSearched: true };

/** A heading that opens. */
export const summary: Frame = {
  attributes: {},
  toMarkdown(content, _attributes, _context, isInline) {
    const strong: PhrasingContent = { type: 'strong', children: [...content] as PhrasingContent[] };
    return [isInline ? strong : paragraph(strong)];
  },
  isSearched: true,
};

export const finAndRst: Frame = {
  attributes: {},
  toMarkdown: (_content, _attributes, { locale }): Nodes[] => [
    paragraph(text(FIN_AND_RST.description[locale])),
  ],
  isSearched: false,
};
