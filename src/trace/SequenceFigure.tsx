import type { ReactNode } from 'react';
import './css/frame.css';
import './css/steps.css';
import './css/signs.css';
import './css/present.css';
import './css/narrow.css';

/** Attributes that `embed/elements/` writes. */
export interface Props {
  /** The figure, from `trace/figure.ts`. */
  readonly html: string;
}

/**
 * Figure of a connection that broke, step by step, as it was recorded. `src/trace/player.browser.ts` goes through the
 * steps.
 */
export default function SequenceFigure({ html }: Props): ReactNode {
  return <div className="seq-frame" dangerouslySetInnerHTML={{ __html: html }} />;
}
