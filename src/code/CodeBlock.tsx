import { translate } from '@docusaurus/Translate';
import type { ReactNode } from 'react';
import styles from './CodeBlock.module.css';

/** What `remark-examples.ts` writes into a page; pages have no other code. */
export interface Props {
  /** The finished content, coloured by `src/code/highlight.build.ts`. */
  readonly html: string;
  /** Which file of `assets/hovers/` knows its types. */
  readonly hovers?: string;
  /** First line and indentation of what is shown of that file, as `12:2`; absent when it is shown whole. */
  readonly from?: string;
}

/**
 * In place of the theme's code block, which brings a highlighter to the reader: React takes this content as it is.
 * The button is brought to life by `src/code/copy.browser.ts`, types by `src/code/hovers.browser.ts`.
 */
export default function CodeBlock({ html, hovers, from }: Props): ReactNode {
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
        aria-label={translate({ id: 'code.copy', message: 'Copiar el código' })}
        data-copied={translate({ id: 'code.copied', message: 'Copiado' })}
      />
    </div>
  );
}
