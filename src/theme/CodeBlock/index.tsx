import { translate } from '@docusaurus/Translate';
import type { ReactNode } from 'react';
import styles from './styles.module.css';

/** What `remark-examples.ts` writes into a page; pages have no other code. */
export interface Props {
  /** The finished content, coloured by `src/node/highlight.ts`. */
  readonly html: string;
}

/**
 * In place of the theme's code block, which brings a highlighter to the reader: React takes this content as it is.
 * The button is brought to life by `src/browser/copy.ts`.
 */
export default function CodeBlock({ html }: Props): ReactNode {
  return (
    <div className={styles.block}>
      {/* The keyboard scrolls it, so it must be reachable. */}
      <pre className={styles.pre} tabIndex={0} dangerouslySetInnerHTML={{ __html: `<code>${html}</code>` }} />
      <button
        type="button"
        className={`${styles.copy} needs-script`}
        aria-label={translate({ id: 'code.copy', message: 'Copiar el código' })}
        data-copied={translate({ id: 'code.copied', message: 'Copiado' })}
      />
    </div>
  );
}
