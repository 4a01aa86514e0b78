/** Schema of `compilers/results.json`: the projects in which each example compiles and runs. Pure. */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { CodeLanguage } from '../examples/files.build.ts';

/** The columns of the table, each of which stands for one project or several. */
export const KINDS = [
  'esm',
  'bundler',
  'commonjs',
  'loose',
  'every-flag',
  'node',
  'tsx',
  'bun',
  'deno',
  'compiled-esm',
  'compiled-commonjs',
  'bundled',
  'eslint',
  'biome',
  'oxlint',
  'deno-lint',
  'ruff',
  'mypy',
] as const;
export type Kind = (typeof KINDS)[number];

/** Language of the code that a kind judges. */
export const languageOf = (kind: Kind): CodeLanguage =>
  kind === 'ruff' || kind === 'mypy' ? 'python' : 'typescript';

export const resultsSchema = z.strictObject({
  /** Name and version of each tool. */
  tools: z.record(z.string(), z.string()),
  /** Hash of the programs that verify, and of the lock files of their tools. */
  method: z.string(),
  /** Every project: its kind, then what else tells it apart, such as `esm typescript-7 types-26`. */
  settings: z.array(z.string()),
  examples: z.record(
    z.string(),
    z.strictObject({
      /** Hash of the code that was tried, so that a change to it is noticed. */
      inputs: z.string(),
      /** Languages of that code: a project of another language has none of it. */
      languages: z.array(z.enum(['typescript', 'python'])),
      /** The demos that were run in each project that runs any. */
      ran: z.array(z.string()),
      /** Projects in which something of it failed. */
      failed: z.array(z.string()),
    }),
  ),
});
export type Results = z.infer<typeof resultsSchema>;

/** The kind that a project is of. */
export const kindOf = (setting: string): Kind => setting.split(' ', 1)[0] as Kind;

/**
 * One hash over the code of an example and all that it needs.
 * @param files content by path below `examples/`
 * @returns 16 hexadecimal digits
 */
export function codeHash(files: Iterable<readonly [path: string, content: Uint8Array | string]>): string {
  const hash = createHash('sha256');
  for (const [path, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${path}\0`).update(content).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * @param recorded what the site shows
 * @param seen what a run gave, of all examples or some
 * @param whole whether the run covered all of them
 * @returns what differs, a line each
 */
export function differences(recorded: Results, seen: Results, whole: boolean): string[] {
  const lines: string[] = [];
  const compare = (what: string, before: unknown, now: unknown): void => {
    if (JSON.stringify(before) === JSON.stringify(now)) return;
    lines.push(`${what}: recorded ${JSON.stringify(before)}, now ${JSON.stringify(now)}`);
  };
  compare('settings', recorded.settings, seen.settings);
  for (const name of new Set([...Object.keys(recorded.tools), ...Object.keys(seen.tools)])) {
    compare(name, recorded.tools[name], seen.tools[name]);
  }
  const ids = new Set([...(whole ? Object.keys(recorded.examples) : []), ...Object.keys(seen.examples)]);
  for (const id of ids) compare(id, recorded.examples[id], seen.examples[id]);
  return lines;
}

/**
 * Examples that need no new verification: their code, the tools and the method are those of the record.
 *
 * @param inputs hash of the code of each example, by id
 */
export function knownExamples(
  recorded: Results,
  now: Pick<Results, 'tools' | 'method'>,
  inputs: ReadonlyMap<string, string>,
): string[] {
  const toolsOf = (results: Pick<Results, 'tools'>): string =>
    JSON.stringify(Object.entries(results.tools).sort());
  if (recorded.method !== now.method || toolsOf(recorded) !== toolsOf(now)) return [];
  return [...inputs]
    .filter(([id, hash]) => {
      const example = recorded.examples[id];
      return example?.inputs === hash && example.failed.length === 0;
    })
    .map(([id]) => id);
}
