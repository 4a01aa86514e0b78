/**
 * Lines that people pasted in real threads, and the page that each should lead to, found with the search over public
 * repositories. Only what programs printed is kept, shortened to the lines that tell; folders, hosts and addresses are
 * made up. The page was judged before the diagnosis was run.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { FOREIGN, type Diagnosis } from '../../src/diagnosis/diagnose.ts';

const page = z.string().regex(/^\/(?:recipes|reference|explanation)\/[\w-]+$/);

const schema = z.array(
  z
    .strictObject({
      /** The thread; `index:` and the number of a file in the index of public repositories, where it names no address. */
      source: z.union([z.url(), z.string().regex(/^index:\d+$/)]),
      /** The best page first; others that are equally right. None, if it is no broken pipe. */
      pages: z.array(page),
      /** The name of the error, if it is no broken pipe. */
      other: z.enum(Object.keys(FOREIGN)).optional(),
      /** The text cannot tell more than the error: the right answer asks. */
      asks: z.literal(true).optional(),
      /** Pages that are right for the telling line alone, which may say less than the whole. */
      linePages: z.array(page).optional(),
      /** Language of the system that printed it, if not English. */
      lang: z.literal('es').optional(),
      /** Index of the line that a reader would search for. */
      telling: z.int().nonnegative(),
      text: z.array(z.string()).min(1).max(25),
    })
    .refine(
      ({ pages, other }) => pages.length > 0 !== (other !== undefined),
      'pages, or the name of another error',
    )
    .refine(({ telling, text }) => (text[telling] ?? '').trim() !== '', 'the telling line is there'),
);

export type Thread = z.infer<typeof schema>[number];

/** Sets of threads, in the order in which they were gathered: `threads/README.md` says how each came about. */
export const SETS = [
  'set-1-tuned-first',
  'set-2-held-out',
  'set-3-second-held-out',
  'set-4-third-held-out',
  'set-5-other-tools',
  'set-6-products',
  'set-7-mixed',
  'set-8-situations',
  'set-9-projects',
] as const;

/** @throws what is wrong with the file, by zod */
export const readThreads = (set: (typeof SETS)[number]): Thread[] =>
  schema.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'threads', `${set}.json`), 'utf8')));

/** Judges a diagnosis. @returns whether the right answer comes first, and whether it is among the first three */
export function judge(thread: Thread, { causes, foreign, question, verdict }: Diagnosis): [boolean, boolean] {
  if (thread.other !== undefined) {
    const names = foreign.slice(0, 3).map(({ name }) => name);
    return [
      verdict === 'other' && names[0] === thread.other,
      verdict === 'other' && names.includes(thread.other),
    ];
  }
  const among = causes.slice(0, 3).map((cause) => thread.pages.includes(cause.page));
  const hasAsked = thread.asks === undefined || question !== undefined;
  return [among[0] === true && hasAsked, among.includes(true)];
}
