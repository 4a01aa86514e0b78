/** Pictures that social networks show for a link to a page, drawn when the site is built. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import { errorNames } from './structured-data.ts';
import { kindsOf } from '../content/pages.ts';
import { PAGE_TITLES } from '../content/strings.ts';
import { cachedBytes } from '../lib/cache.ts';
import type { Locale } from '../site/locales.ts';
import { SITE } from './strings.ts';

/** Size of a picture in pixels, as the social networks ask for. */
const SIZE = { width: 1200, height: 630 };
/** Version of the drawing below, part of the cache's key: raise it when the drawing changes. */
const DRAWING = 1;

/** Text of a picture. */
export interface Card {
  /** Path of the page, below its language; empty for the home page. */
  readonly path: string;
  readonly kind: string;
  readonly title: string;
  /** Names of errors, below the title. */
  readonly names: readonly string[];
}

/** Pages that stand in no folder: tools and lists. */
const TOOL_PAGES = ['diagnose', 'e'] as const;
const COLOURS = {
  paper: '#faf5ec',
  ink: '#2a211b',
  muted: '#6a5a4d',
  pipe: '#9a3d1b',
  patina: '#1f6b5c',
  line: '#e2d6c3',
  raised: '#fffdf8',
};

/** A picture for each page of a language, its lists and its home page. */
export function cardsOf(root: string, locale: Locale): Card[] {
  return [
    { path: '', kind: '', title: PAGE_TITLES.home[locale], names: ['EPIPE', 'BrokenPipeError', 'SIGPIPE'] },
    ...TOOL_PAGES.map((path) => ({ path, kind: '', title: PAGE_TITLES[path][locale], names: [] })),
    ...kindsOf(root, locale).flatMap(({ path, label, title, pages }) => [
      { path, kind: label, title, names: [] },
      ...pages.map((page) => ({
        path: page.path,
        kind: label,
        title: page.title,
        // Names that the title has are not repeated.
        names: errorNames(page.description)
          .filter((name) => !page.title.includes(name))
          .slice(0, 3),
      })),
    ]),
  ];
}

const require = createRequire(import.meta.url);
const font = (name: string, weight: 500 | 600) => ({
  name,
  weight,
  style: 'normal' as const,
  data: readFileSync(require.resolve(`@fontsource/${name}/files/${name}-latin-${weight}-normal.woff`)),
});
let fonts: ReturnType<typeof font>[] | undefined;

/** The pipe that breaks, as on the home page, across the whole width. */
const PIPE = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="110" viewBox="0 0 1200 110"><g fill="${COLOURS.pipe}"><path d="M0 22h812l24 15-20 16 27 13-17 22H0zM1200 34H1010l-27 11 20 17-25 15 15 23h207z"/></g><g fill="${COLOURS.ink}"><rect x="768" y="12" width="20" height="86" rx="6"/><rect x="1050" y="24" width="20" height="86" rx="6"/></g><g fill="${COLOURS.patina}"><circle cx="874" cy="50" r="11"/><circle cx="906" cy="70" r="8"/><circle cx="890" cy="94" r="6"/><circle cx="934" cy="96" r="5"/><circle cx="940" cy="48" r="5"/></g></svg>`;

type Style = Readonly<Record<string, string | number>>;
interface Box {
  readonly type: string;
  readonly key: null;
  readonly props: { readonly style: Style; readonly children?: unknown; readonly src?: string };
}
const box = (style: Style, children?: unknown): Box => ({
  type: 'div',
  key: null,
  props: { style: { display: 'flex', ...style }, children },
});

/** Font size of a title: the longer, the smaller. */
const sizeOf = (title: string): number =>
  [
    [34, 82],
    [60, 68],
    [90, 58],
  ].find(([most = 0]) => title.length <= most)?.[1] ?? 50;

function drawing({ kind, title, names }: Card, locale: Locale): Box {
  const mono = { fontFamily: 'ibm-plex-mono', fontWeight: 500 };
  return box(
    {
      ...SIZE,
      boxSizing: 'border-box',
      flexDirection: 'column',
      background: COLOURS.paper,
      color: COLOURS.ink,
      paddingTop: 44,
    },
    [
      {
        type: 'img',
        key: null,
        props: {
          src: `data:image/svg+xml;base64,${Buffer.from(PIPE).toString('base64')}`,
          style: { width: 1200, height: 110 },
        },
      },
      box({ flexDirection: 'column', flexGrow: 1, padding: '34px 80px 0' }, [
        box({ ...mono, fontSize: 28, color: COLOURS.pipe, height: 38 }, kind),
        box(
          {
            fontFamily: 'source-serif-4',
            fontWeight: 600,
            fontSize: sizeOf(title),
            lineHeight: 1.14,
            marginTop: 10,
            letterSpacing: '-0.015em',
          },
          title,
        ),
        box(
          { ...mono, fontSize: 26, color: COLOURS.muted, marginTop: 24 },
          names.map((name) =>
            box(
              {
                marginRight: 16,
                padding: '6px 16px',
                border: `2px solid ${COLOURS.line}`,
                borderRadius: 10,
                background: COLOURS.raised,
              },
              name,
            ),
          ),
        ),
      ]),
      box(
        {
          padding: '0 80px 40px',
          justifyContent: 'space-between',
          fontSize: 28,
          fontFamily: 'source-serif-4',
          fontWeight: 600,
        },
        [
          box({ color: COLOURS.ink }, SITE.name[locale]),
          box({ ...mono, fontSize: 24, color: COLOURS.muted, marginTop: 4 }, SITE.motto[locale]),
        ],
      ),
    ],
  );
}

/** @returns a PNG */
async function draw(card: Card, locale: Locale): Promise<Uint8Array> {
  fonts ??= [font('source-serif-4', 600), font('ibm-plex-mono', 500)];
  const svg = await satori(drawing(card, locale) as never, { ...SIZE, fonts });
  // satori has turned letters into outlines: no font is looked for.
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
}

/** Path of a page's picture, below its language. */
export const cardPath = (path: string): string => `cards/${path === '' ? 'home' : path}.png`;

/**
 * Writes every picture of a language; one that was drawn before comes from the cache.
 * @param folder where the language is published
 * @returns how many had to be drawn
 */
export async function writeCards(root: string, locale: Locale, folder: string): Promise<number> {
  let drawn = 0;
  for (const card of cardsOf(root, locale)) {
    const { path, ...said } = card;
    const inputs = [JSON.stringify([DRAWING, locale, said])];
    const picture = await cachedBytes(root, `${locale}/${cardPath(path)}`, inputs, () => {
      drawn += 1;
      return draw(card, locale);
    });
    const target = join(folder, cardPath(path));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, picture);
  }
  return drawn;
}
