import type { ReactNode } from 'react';
import CodeBlock from '../../code/CodeBlock.tsx';
import { useLocale, useRootUrl } from '../../docusaurus/page/site.ts';
import { fill } from '../../site/strings.ts';
import { INSTALL } from '../strings.ts';
import styles from './InstallCommands.module.css';

/** Attributes that `embed/elements/source.ts` writes: commands are HTML. */
export interface Props {
  /** Path inside `examples/`. */
  readonly file: string;
  readonly module: string;
  readonly all: string;
  readonly add?: string;
}

/** Addresses, commands and licence for taking a module away, folded, without a script. */
export default function TakeIt({ file, module, all, add }: Props): ReactNode {
  const root = useRootUrl();
  const locale = useLocale();
  const name = file.split('/').at(-1) ?? file;
  return (
    <details className={styles.take}>
      <summary>
        {INSTALL.summary[locale]}
        <span className={styles.licence}>{INSTALL.licence[locale]}</span>
      </summary>
      <p>
        <a href={`${root}examples/${file}`} download={name}>
          {fill(INSTALL.download[locale], { name })}
        </a>
        {' · '}
        <a href={`${root}examples/${file.split('/')[0]}.tar.gz`} download>
          {INSTALL.archive[locale]}
        </a>
        {' · '}
        <a href={`${root}examples/LICENSE`}>{INSTALL.licenceText[locale]}</a>
      </p>
      <p>{INSTALL.module[locale]}</p>
      <CodeBlock html={module} />
      <p>{INSTALL.all[locale]}</p>
      <CodeBlock html={all} />
      {add !== undefined && (
        <>
          <p>{INSTALL.add[locale]}</p>
          <CodeBlock html={add} />
        </>
      )}
    </details>
  );
}
