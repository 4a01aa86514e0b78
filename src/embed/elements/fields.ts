/** `<Fields of="catch-epipe" part="demo" error="1" />`: one recorded error, field by field. */
import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import type { RecordedError } from '../../examples/recording.ts';
import type { Embed } from '../element.ts';
import { element, figure, figureMarkdown, inlineCode, paragraph, text, type Caption } from '../nodes.ts';
import { errorOf, idsOf, recordedOf } from '../reference.ts';

/** Fields in the order in which they are shown; a missing one shows as a dash. */
const FIELDS = ['name', 'message', 'code', 'errno', 'syscall', 'arrival'] as const;

export const fields = {
  attributes: { of: 'required', part: 'required', lang: 'optional', runtime: 'optional', error: 'optional' },
  examples: idsOf,
  make(attributes, context) {
    const { outcome, caption: from } = recordedOf(attributes, context);
    const error = errorOf(outcome, attributes['error'] ?? '1');
    const caption: Caption = { kind: 'fields', ...from };
    return {
      toPage: () => figure(caption, [listOf(error)]),
      toMarkdown: () => figureMarkdown(caption, markdownOf(error), context),
      toSearch: () => ({}),
    };
  },
} satisfies Embed;

const valueOf = (error: RecordedError, field: (typeof FIELDS)[number]): PhrasingContent =>
  error[field] === undefined ? text('—') : inlineCode(String(error[field]));

const listOf = (error: RecordedError): RootContent =>
  element(
    'dl',
    FIELDS.map((field) =>
      element('div', [element('dt', [inlineCode(field)]), element('dd', [valueOf(error, field)])]),
    ),
  );

const markdownOf = (error: RecordedError): Nodes => ({
  type: 'list',
  spread: false,
  children: FIELDS.map((field) => ({
    type: 'listItem',
    children: [paragraph(inlineCode(field), text(': '), valueOf(error, field))],
  })),
});
