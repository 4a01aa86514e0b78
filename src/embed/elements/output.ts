/** `<Output of="catch-epipe" part="demo" />`: what a part printed when it was recorded. */
import { escapeHtml } from '../../code/code-html.ts';
import type { Embed } from '../element.ts';
import { codeBlock, fence, figure, figureMarkdown, type Caption } from '../nodes.ts';
import { idsOf, recordedOf } from '../reference.ts';

export const output = {
  attributes: { of: 'required', part: 'required', lang: 'optional', runtime: 'optional' },
  examples: idsOf,
  make(attributes, context) {
    const { outcome, recording, caption: from } = recordedOf(attributes, context);
    const { exitCode, signal, stdout, stderr } = outcome;
    const printed = `${stdout}${stderr}`.trimEnd();
    const caption: Caption = {
      kind: 'output',
      ...from,
      command: recording.runs[attributes['part'] ?? '']?.command,
      ...(signal === null ? { exitCode: String(exitCode) } : { signal }),
    };
    return {
      toPage: () => figure(caption, [codeBlock(escapeHtml(printed))]),
      toMarkdown: () => figureMarkdown(caption, fence('text', printed), context),
      toSearch: () => ({}),
    };
  },
} satisfies Embed;
