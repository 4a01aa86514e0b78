import type { ReactNode } from 'react';
import PageFrame from '../docusaurus/page/PageFrame.tsx';
import PageHead from './PageHead.tsx';

export interface Props {
  /** Path of the page, below its language: `diagnose`. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly children: ReactNode;
}

/** Frame of a page that is written in React and has no Markdown; `src/publish/cards.ts` lists them. */
export default function ToolPage({ path, title, description, children }: Props): ReactNode {
  return (
    <PageFrame title={title} description={description}>
      <PageHead path={path} title={title} markdown={false} />
      {children}
    </PageFrame>
  );
}
