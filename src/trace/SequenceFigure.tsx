import type { ReactNode } from 'react';
import './sequence.css';

/** What `remark-examples.ts` writes into a page. */
export interface Props {
  /** The figure, from `trace/figure.ts`. */
  readonly html: string;
}

/**
 * How a connection broke, step by step, as it was recorded. React takes it as it is and leaves it alone: it is
 * `src/trace/player.browser.ts` that goes through the steps, whether React is there or not.
 */
export default function SequenceFigure({ html }: Props): ReactNode {
  return <div className="seq-frame" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />;
}
