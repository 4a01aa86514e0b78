import type { ReactNode } from 'react';
import { useLocale } from '../docusaurus/page/site.ts';
import { CODE } from './strings.ts';
import styles from './CodeBlock.module.css';

/** Attributes that `embed/` writes into a page; pages have no other code. */
export interface Props {
  /** The finished content, coloured by `src/code/highlight.build.ts`. */
  readonly html: string;
  /** File of `assets/hovers/` with its types. */
  readonly hovers?: string;
  /** First line and indentation of what is shown of that file, as `12:2`; absent when it is shown whole. */
  readonly from?: string;
}

/**
 * Code block in place of the theme's, which would send a highlighter. The button is worked by `copy.browser.ts`, types of
 * names are shown by `hovers.browser.ts`.
 */
export default function CodeBlock({ html, hovers, from }: Props): ReactNode {
  const locale = useLocale();
  return (
    <div className={styles.block}>
      {/* The keyboard scrolls it, so it must be reachable. */}
      <pre
        className={styles.pre}
        tabIndex={0}
        data-hovers={hovers}
        data-from={from}
        dangerouslySetInnerHTML={{ __html: `<code>${html}</code>` }}
      />
      <button
        type="button"
        className={`${styles.copy} needs-script`}
        aria-label={CODE.copy[locale]}
        data-copied={CODE.copied[locale]}
      />
    </div>
  );
}
