/** Twins have the same heading ids, embedded elements in the same order, inline code and links. */
import { isEmbed } from '../embed-names.ts';
import { written, type Placed } from '../page.ts';
import type { Problem } from './problem.ts';
import type { Twin } from './twin.ts';

/** Elements that show something recorded, but those within sentences, whose order the languages choose. */
const embedsOf = ({ elements }: Twin): Placed[] =>
  elements
    .filter(({ name }) => isEmbed(name) && name !== 'Fact')
    .map((element) => ({ line: element.line, value: written(element) }));

const factsOf = ({ codes, elements }: Twin): Placed[] => [
  ...codes,
  ...elements
    .filter(({ name }) => name === 'Fact')
    .map((element) => ({ line: element.line, value: written(element) })),
];

export function compareTwins(es: Twin, en: Twin): Problem[] {
  return [
    ...sameOrder('heading ids', es, en, ({ headings }) => headings),
    ...sameOrder('examples', es, en, embedsOf),
    ...sameSet('link', es, en, ({ links }) => links),
    ...sameSet('inline code', es, en, factsOf),
  ];
}

function sameOrder(kind: string, es: Twin, en: Twin, of: (twin: Twin) => readonly Placed[]): Problem[] {
  const [left, right] = [of(es), of(en)];
  const length = Math.max(left.length, right.length);
  for (let n = 0; n < length; n += 1) {
    if (left[n]?.value === right[n]?.value) continue;
    return [
      `${en.file}:${right[n]?.line ?? 1}: ${kind} differ: "${right[n]?.value ?? 'nothing'}" here, ` +
        `"${left[n]?.value ?? 'nothing'}" in ${es.file}:${left[n]?.line ?? 1}: make them the same, in the same order`,
    ];
  }
  return [];
}

function sameSet(kind: string, es: Twin, en: Twin, of: (twin: Twin) => readonly Placed[]): Problem[] {
  return [
    [es, en],
    [en, es],
  ].flatMap(([here, there]) => {
    if (here === undefined || there === undefined) return [];
    const others = new Set(of(there).map(({ value }) => value));
    return of(here)
      .filter(({ value }) => !others.has(value))
      .map(
        ({ line, value }) =>
          `${here.file}:${line}: ${kind} "${value}" is not in ${there.file}: same facts in both`,
      );
  });
}
