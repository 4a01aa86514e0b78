/** Front matter of a page: the keys that it may have, and what each must be. */
import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';
import * as z from 'zod';
import { nearest } from '../lib/nearest.ts';
import type { Placed } from './page.ts';

// YAML is read without its types, so that a revision of digits alone stays what was written.
const text = z.string().trim().min(1);

const schema = z.strictObject({
  title: text,
  description: text,
  sidebar_label: text.optional(),
  sidebar_position: z
    .string()
    .regex(/^\d+(?:\.\d+)?$/)
    .transform(Number)
    .optional(),
  hide_table_of_contents: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  /** Form of the few pages that have one of their own. */
  page_kind: z.enum(['article', 'overview']).optional(),
  /** Revision of the Spanish page that an English one was made from. */
  source_revision: text.optional(),
});
export type FrontMatter = Readonly<z.infer<typeof schema>>;

/** Form of each key's value, for messages. */
const FORMS: Readonly<Record<keyof FrontMatter, string>> = {
  title: 'a text',
  description: 'a text',
  sidebar_label: 'a text',
  sidebar_position: 'a number, not negative',
  hide_table_of_contents: 'true or false',
  page_kind: 'article or overview',
  source_revision: 'what `npm run translate:stamp` writes',
};
const KEYS = Object.keys(FORMS);

/** Front matter, or what is wrong with it. */
export type ReadFrontMatter =
  { readonly frontMatter: FrontMatter } | { readonly problems: readonly Placed[] };

/**
 * Reads the front matter of a page.
 * @param yaml without the lines of hyphens around it
 * @param firstLine of it, within the page
 */
export function readFrontMatter(yaml: string, firstLine: number): ReadFrontMatter {
  let values: unknown;
  try {
    values = load(yaml, { schema: FAILSAFE_SCHEMA }) ?? {};
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const mend = error.reason.startsWith('duplicated')
      ? 'keep one of the two'
      : "put a value that holds a colon or a quotation mark into '…', with '' for each ' in it";
    const line = firstLine + error.mark.line;
    return { problems: [{ line, value: `the front matter is no YAML (${error.reason}): ${mend}` }] };
  }
  const read = schema.safeParse(values);
  if (read.success) return { frontMatter: read.data };
  const lines = yaml.split('\n');
  const lineOf = (key: string): number => {
    const index = lines.findIndex((line) => line.split(':')[0]?.replace(/["']/g, '').trim() === key);
    return index < 0 ? 1 : firstLine + index;
  };
  return {
    problems: read.error.issues.flatMap((issue): Placed[] => {
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => ({ line: lineOf(key), value: unknownKey(key) }));
      const key = String(issue.path[0] ?? '');
      if (key === '')
        return [{ line: firstLine, value: 'the front matter is no list of keys: write title: …' }];
      const value = (values as Record<string, unknown>)[key] ?? '';
      return [{ line: lineOf(key), value: value === '' ? emptyKey(key) : wrongValue(key, value) }];
    }),
  };
}

const unknownKey = (key: string): string =>
  `front matter has no key "${key}": did you mean ${nearest(key, KEYS)}? It has ${KEYS.join(', ')}`;
const emptyKey = (key: string): string => `has no ${key}: add it to the front matter`;
const wrongValue = (key: string, value: unknown): string =>
  `${key} is ${JSON.stringify(value)}: write ${FORMS[key as keyof FrontMatter]}`;
