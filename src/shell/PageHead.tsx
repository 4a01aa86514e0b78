import type { ReactNode } from 'react';
import InHead from '../docusaurus/page/InHead.tsx';
import { useHome } from '../docusaurus/page/site.ts';

/** Address of a page's picture. */
export function useCardUrl(path: string): string {
  return `${useHome().url}cards/${path === '' ? 'home' : path}.png`;
}

export interface Props {
  /** Path of the page, below its language: `reference/epipe`; empty for the home page. */
  readonly path: string;
  /** Text of its picture. */
  readonly title: string;
  /** False for a page that has no Markdown, such as the diagnosis. */
  readonly markdown?: boolean;
}

/** The page's picture, drawn by `src/publish/cards.ts`, and its Markdown, written by `src/publish/llms.ts`. */
export default function PageHead({ path, title, markdown = true }: Props): ReactNode {
  const home = useHome();
  const card = useCardUrl(path);
  return (
    <InHead>
      <meta property="og:image" content={card} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={title} />
      <meta name="twitter:image" content={card} />
      {markdown && (
        <link
          rel="alternate"
          type="text/markdown"
          href={home.path + (path === '' ? 'llms.txt' : `${path}.md`)}
        />
      )}
    </InHead>
  );
}
