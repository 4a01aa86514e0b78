import Link from '@docusaurus/Link';
import Translate from '@docusaurus/Translate';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import type { Props } from '@theme/NotFound/Content';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import BigSearch from '../../../../search/BigSearch.tsx';
import BrokenPipe from '../../../../shell/BrokenPipe.tsx';
import useRootUrl from '../../../../shell/useRootUrl.ts';
import styles from './styles.module.css';

/** "Not found": says so, offers the search, and leads home in either language (a host may serve but one). */
export default function NotFoundContent({ className }: Props): ReactNode {
  const { i18n } = useDocusaurusContext();
  const root = useRootUrl();
  const inSpanish = i18n.currentLocale === 'es';
  return (
    <main className={clsx(styles.page, className)}>
      <BrokenPipe />
      <div className={styles.content}>
        <h1>
          <Translate id="notFound.title">Esta tubería no lleva a ninguna parte</Translate>
        </h1>
        <p>
          <Translate id="notFound.text">
            Aquí no hay ninguna página: quizá cambió de dirección, o el enlace está mal escrito. El buscador
            puede encontrarla:
          </Translate>
        </p>
        <BigSearch />
        <p className={styles.links}>
          <Link to="/">
            <Translate id="notFound.home">Ir a la portada</Translate>
          </Link>
          <a href={inSpanish ? `${root}en/` : root} lang={inSpanish ? 'en' : 'es'}>
            {inSpanish ? 'English home page' : 'Portada en español'}
          </a>
        </p>
      </div>
    </main>
  );
}
