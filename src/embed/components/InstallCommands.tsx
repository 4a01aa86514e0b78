import Translate from '@docusaurus/Translate';

import type { ReactNode } from 'react';
import CodeBlock from '../../code/CodeBlock.tsx';
import useRootUrl from '../../shell/useRootUrl.ts';
import styles from './InstallCommands.module.css';

/** What `remark-examples.ts` writes under a module: commands as HTML. */
export interface Props {
  /** Path inside `examples/`. */
  readonly file: string;
  readonly module: string;
  readonly all: string;
  readonly add?: string;
}

/** How to take a module away: addresses, commands, licence. Folded, and without a script. */
export default function TakeIt({ file, module, all, add }: Props): ReactNode {
  const root = useRootUrl();
  const name = file.split('/').at(-1);
  return (
    <details className={styles.take}>
      <summary>
        <Translate id="take.summary">Llevárselo</Translate>
        <span className={styles.licence}>
          <Translate id="take.licence">0BSD: se pega sin citar a nadie</Translate>
        </span>
      </summary>
      <p>
        <a href={`${root}examples/${file}`} download={name}>
          <Translate id="take.download" values={{ name }}>
            {'Descargar {name}'}
          </Translate>
        </a>
        {' · '}
        <a href={`${root}examples/${file.split('/')[0]}.tar.gz`} download>
          <Translate id="take.archive">todo lo del ejemplo (.tar.gz)</Translate>
        </a>
        {' · '}
        <a href={`${root}examples/LICENSE`}>
          <Translate id="take.licenceText">licencia 0BSD</Translate>
        </a>
      </p>
      <p>
        <Translate id="take.module">Solo el módulo:</Translate>
      </p>
      <CodeBlock html={module} />
      <p>
        <Translate id="take.all">Todo lo del ejemplo, y ejecutarlo:</Translate>
      </p>
      <CodeBlock html={all} />
      {add !== undefined && (
        <>
          <p>
            <Translate id="take.add">A lib/ de un proyecto, con el cliente de shadcn:</Translate>
          </p>
          <CodeBlock html={add} />
        </>
      )}
    </details>
  );
}
