/** Figures as their tests read them: what is shown, and the parts of the HTML. */
import { readFileSync } from 'node:fs';
import { elementsOf } from '../../src/lib/html.ts';
import type { Shown } from '../../src/trace/figure.ts';
import { readTrace } from '../../src/trace/files.build.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { textOf } from '../lib/text-of.ts';

/** A recorded trace with its source as it stands, each line a `<b>`. */
export function shownOf(part: string): Shown {
  const lines = (file: string): string[] => readFileSync(`examples/${file}`, 'utf8').trimEnd().split('\n');
  const own = `watch-it-break/${part}.ts`;
  return {
    trace: readTrace('watch-it-break', part),
    source: lines(own).map((_, index) => `<b>line ${index + 1}</b>`),
    lineAt: ({ file = own, line }) => lines(file)[line - 1] ?? '',
  };
}

/** A trace of demo-epipe with other facts, and a source of two lines. */
export const made = (more: Partial<Trace>): Shown => ({
  trace: { ...shownOf('demo-epipe').trace, ...more },
  source: ['first', 'second'],
  lineAt: () => '',
});

/** Attributes of every element of a class, in the order of the figure. */
export const attributesOf = (html: string, name: string): ReadonlyMap<string, string>[] =>
  elementsOf(html)
    .filter(({ attributes }) => attributes.get('class')?.split(' ').includes(name))
    .map(({ attributes }) => attributes);

/** HTML of each item of the list of steps. */
export const itemsOf = (html: string): string[] => html.split(/(?=<li )/).slice(1);

/** Text of every element that has this class alone. */
export const textsOf = (html: string, className: string): string[] =>
  [...html.matchAll(new RegExp(`<(\\w+) class="${className}"[^>]*>(.*?)</\\1>`, 'gs'))].map(
    ([, , inner = '']) => textOf(inner),
  );
