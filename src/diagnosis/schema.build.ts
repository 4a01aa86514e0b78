/** Shapes of the definitions as they are checked: a newcomer may run the check before the compiler. */
import * as z from 'zod';
import type { CauseDefinition, ForeignDefinition, QuestionDefinition, Signals } from './define.ts';

const said = z.strictObject({ es: z.string().min(1), en: z.string().min(1) });
const page = z
  .string()
  .regex(/^\/(?:recipes|reference|explanation)\/[\w-]+$/, 'is no address such as /reference/epipe');
const patterns = z.array(z.string().min(1)).min(1);
const table = z.record(z.string().regex(/^\w+$/, 'is no name of a signal'), patterns);
const atLeastOne = <T extends z.ZodType>(item: T) => z.tuple([item], item);

export const signalsSchema: z.ZodType<Signals> = z.strictObject({
  errors: table.optional(),
  places: table.optional(),
});

const rule = z.strictObject({
  rank: z.int().positive(),
  when: z.array(z.string()).min(1),
  unless: z.array(z.string()).min(1).optional(),
  beside: z.literal(true).optional(),
  certainty: z.enum(['certain', 'likely', 'possible']),
  ask: z.enum(['writing', 'reading', 'python']).optional(),
});

const sample = z.strictObject({
  source: z.string(),
  isFirst: z.literal(false).optional(),
  text: z.array(z.string()).min(1).max(30),
});

export const causeSchema: z.ZodType<CauseDefinition> = z.strictObject({
  kind: z.enum(['pipe', 'near']),
  page,
  error: page.optional(),
  rules: atLeastOne(rule),
  signals: signalsSchema.optional(),
  what: said,
  settle: said.optional(),
  sources: atLeastOne(z.string()),
  samples: atLeastOne(sample),
});

export const foreignSchema: z.ZodType<ForeignDefinition> = z.strictObject({
  rank: z.int().positive(),
  errors: z.record(z.string(), z.strictObject({ patterns, what: said })),
});

export const questionSchema: z.ZodType<QuestionDefinition> = z.strictObject({
  rank: z.int().positive(),
  ask: said,
  answers: z.array(z.strictObject({ id: z.string(), page, says: said })).min(2),
});
