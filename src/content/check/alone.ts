/** Rules for a page by itself: ids of headings, no code by hand, quotations that stand in recordings. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './problem.ts';
import type { Twin } from './twin.ts';

const MESSAGE =
  /\b(?:Errno|[A-Z]\w*Error|(?:write|read|connect|spawn|send) E[A-Z]{3,}|ended by the other|hang up)\b/;

/** Everything that was ever recorded, and every source of an example: where an error message may be quoted from. */
export function corpus(root: string): string {
  const folder = join(root, 'examples');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(json|ts|py)$/.test(path))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n')
    .replaceAll('\\"', '"')
    .replaceAll('\\n', '\n');
}

export function checkAlone({ file, headings, blocks, codes }: Twin, recorded: string): Problem[] {
  const problems: Problem[] = [];
  for (const { line, value } of headings) {
    if (value === '')
      problems.push(
        `${file}:${line}: the heading has no id: end it with {#some-id}, the same in both languages`,
      );
  }
  for (const { line } of blocks) {
    problems.push(`${file}:${line}: holds code typed by hand: bring it in with <Source> or <Output>`);
  }
  for (const { line, value } of codes) {
    if (value.includes(' ') && MESSAGE.test(value) && !recorded.includes(value)) {
      problems.push(`${file}:${line}: \`${value}\` is in no recording: quote what was recorded, with <Fact>`);
    }
  }
  return problems;
}
