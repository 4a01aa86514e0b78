/** `<Compare of="watch-it-break" parts="demo-a demo-b" names="A B" />`: two traces side by side, each with its name. */
import { compareHtml } from '../../trace/figure.ts';
import { sequenceMarkdown } from '../../trace/markdown.ts';
import type { Embed } from '../element.ts';
import { element } from '../nodes.ts';
import { checkExample, idsOf, wordsOf } from '../reference.ts';
import { siteBase, tracedPart } from '../traced-part.build.ts';

export const compare = {
  attributes: { of: 'required', parts: 'required', names: 'required' },
  examples: idsOf,
  make({ of = '', parts, names }, { locale, examples }) {
    checkExample(of, examples);
    const [first, second, ...more] = wordsOf(parts);
    const [one, other] = wordsOf(names);
    if (first === undefined || second === undefined || more.length > 0)
      throw new Error('<Compare> needs of="example id" and parts="one other"');
    if (one === undefined || other === undefined)
      throw new Error('<Compare> needs names="one other", what each is called');
    const [left, right] = [tracedPart(of, first, examples), tracedPart(of, second, examples)];
    const markdown = [
      sequenceMarkdown(left.trace, locale, one),
      sequenceMarkdown(right.trace, locale, other),
    ].join('\n\n');
    return {
      toPage: () =>
        element('SequenceFigure', [], { html: compareHtml(left, right, [one, other], locale, siteBase()) }),
      toMarkdown: () => [{ type: 'html', value: markdown }],
      toSearch: () => ({}),
    };
  },
} satisfies Embed;
