/** The shape of `/examples/index.json`: every example, for programs. Pure; its JSON Schema is drawn from it. */
import * as z from 'zod';

/** Purposes of an example's files. */
const ROLES = [
  'module',
  'demo',
  'without-handler',
  'helper',
  'recording',
  'trace',
  'metadata',
  'licence',
] as const;

const path = z.string().describe('relative to this index: resolve it against the address of index.json');

const fileSchema = z.strictObject({
  path,
  role: z
    .enum(ROLES)
    .describe(
      'module: what to copy; demo: breaks the pipe and uses the module; without-handler: the same without it; ' +
        'helper: needed by those; recording: what they did on one runtime',
    ),
  part: z.string().optional().describe('the name by which recordings call a file that can be run'),
  language: z.enum(['typescript', 'javascript', 'python', 'json', 'text']),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  needs: z
    .array(path)
    .optional()
    .describe('every other file that it leads to, and the ones that those do; absent when it stands alone'),
  packages: z.array(z.string()).optional().describe('npm packages that it imports'),
});

const verifiedSchema = z.strictObject({
  runtime: z.string().describe('name and version'),
  platform: z.string(),
  recording: path,
  parts: z.array(z.string()).describe('what was run on it; a test runs it again'),
});

const exampleSchema = z.strictObject({
  id: z.string(),
  title: z.strictObject({ es: z.string(), en: z.string() }),
  pages: z.strictObject({ es: z.url(), en: z.url() }).optional().describe('the page that explains it'),
  licence: z.literal('0BSD').describe('an SPDX identifier'),
  errors: z
    .array(z.string())
    .describe(
      'codes (or names, where there is no code) that its demos met, as recorded, without ending by them',
    ),
  verified: z.array(verifiedSchema),
  archive: z
    .strictObject({ path, bytes: z.int().positive(), sha256: z.string() })
    .describe('everything of this example, and what it needs'),
  registry: z.url().optional().describe('its module as an item of a shadcn registry'),
  files: z.array(fileSchema),
});

export const exampleIndexSchema = z.strictObject({
  $schema: z.string(),
  base: z.url().describe('the published address that paths are relative to'),
  licence: z.strictObject({ id: z.literal('0BSD'), path }),
  shared: z.array(fileSchema).describe('what demos of several examples need'),
  examples: z.array(exampleSchema),
});

export type IndexedFile = z.infer<typeof fileSchema>;
export type IndexedExample = z.infer<typeof exampleSchema>;
export type ExampleIndex = z.infer<typeof exampleIndexSchema>;

/** `/examples/index.schema.json`. */
export function exampleIndexJsonSchema(): unknown {
  return { title: 'The examples of Tubería Rota', ...z.toJSONSchema(exampleIndexSchema) };
}
