/** `<Package name="execa" />`: state of a package that does a recipe's job: its version, whose it is, what it needs. */
import type { PhrasingContent } from 'mdast';
import type { Locale } from '../../site/locales.ts';
import { fill } from '../../site/strings.ts';
import type { Embed } from '../element.ts';
import { inlineElement, text } from '../nodes.ts';
import { LOOKED_UP, PACKAGES } from '../packages.data.ts';
import { PACKAGE } from '../strings.ts';

export const packageState = {
  attributes: { name: 'required' },
  examples: () => [],
  make({ name = '' }, { locale }) {
    const parts = sentenceOf(name, locale);
    return {
      toPage: () => inlineElement('span', parts),
      toMarkdown: () => parts,
      toSearch: () => ({}),
    };
  },
} satisfies Embed;

function sentenceOf(name: string, locale: Locale): PhrasingContent[] {
  const found = PACKAGES[name];
  if (found === undefined)
    throw new Error(
      `<Package name="${name}"> is not in src/embed/packages.data.ts: look it up and add it there`,
    );
  const { version, released, orEarlier, from, licence, dependencies, needs } = found;
  const count = dependencies === 0 ? 'none' : dependencies === 1 ? 'one' : 'several';
  const month = monthOf(released, locale);
  const before = fill(PACKAGE.version[locale], {
    lookedUp: monthOf(LOOKED_UP, locale),
    version,
    month: orEarlier === true ? fill(PACKAGE.orEarlier[locale], { month }) : month,
  });
  const after = [licence, fill(PACKAGE[count][locale], { count: dependencies })];
  if (needs !== undefined) after.push(fill(PACKAGE.needs[locale], { needs }));
  return [
    text(`${before} `),
    { type: 'link', url: `https://github.com/${from}`, children: [text(from)] },
    text(`, ${after.join(', ')}.`),
  ];
}

/** `2026-11` in words. */
const monthOf = (month: string, locale: Locale): string =>
  new Date(`${month}-01T00:00:00Z`).toLocaleDateString(locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
