/** `<Fact of="catch-epipe" part="demo" get="errors.0.message" />`: one recorded value within a sentence. */
import type { Outcome } from '../../examples/recording.ts';
import type { Embed } from '../element.ts';
import { inlineCode } from '../nodes.ts';
import { idsOf, recordedOf } from '../reference.ts';

export const fact = {
  attributes: { of: 'required', part: 'required', lang: 'optional', runtime: 'optional', get: 'required' },
  examples: idsOf,
  make(attributes, context) {
    const value = inlineCode(valueAt(recordedOf(attributes, context).outcome, attributes['get'] ?? ''));
    return { toPage: () => value, toMarkdown: () => [value], toSearch: () => ({ prose: value }) };
  },
} satisfies Embed;

function valueAt(outcome: Outcome, path: string): string {
  let value: unknown = outcome;
  for (const key of path.split('.')) value = (value as Record<string, unknown> | null | undefined)?.[key];
  if (typeof value === 'string' || typeof value === 'number') return String(value).trimEnd();
  throw new Error(`get="${path}" names no recorded value: use for instance errors.0.message or exitCode`);
}
