/** `<Sequence of="watch-it-break" part="demo-epipe" />`: a trace, step by step. */
import { sequenceHtml } from '../../trace/figure.ts';
import { sequenceMarkdown } from '../../trace/markdown.ts';
import type { Embed } from '../element.ts';
import { element } from '../nodes.ts';
import { checkExample, idsOf } from '../reference.ts';
import { siteBase, tracedPart } from '../traced-part.build.ts';

export const sequence = {
  attributes: { of: 'required', part: 'required' },
  examples: idsOf,
  make({ of = '', part = '' }, { locale, examples }) {
    checkExample(of, examples);
    const traced = tracedPart(of, part, examples);
    return {
      toPage: () => element('SequenceFigure', [], { html: sequenceHtml(traced, locale, siteBase()) }),
      toMarkdown: () => [{ type: 'html', value: sequenceMarkdown(traced.trace, locale) }],
      toSearch: () => ({}),
    };
  },
} satisfies Embed;
