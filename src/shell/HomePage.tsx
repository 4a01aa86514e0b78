import Link from '@docusaurus/Link';
import Translate, { translate } from '@docusaurus/Translate';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import catalogue from '@generated/site-checks/default/catalogue.json';
import Layout from '@theme/Layout';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import BigSearch from '../search/BigSearch.tsx';
import BrokenPipe from './BrokenPipe.tsx';
import PageHead from './PageHead.tsx';
import StructuredData from './StructuredData.tsx';
import { webSite } from '../publish/structured-data.ts';
import styles from './HomePage.module.css';

/** What people read on their screens, as they read it, and the page that answers: the same in every language. */
const MESSAGES = {
  'write EPIPE': '/reference/epipe',
  'read ECONNRESET': '/reference/econnreset',
  'socket hang up': '/recipes/keep-alive-reuse',
  'Premature close': '/reference/err-stream-premature-close',
  'fetch failed': '/reference/und-err-socket',
  BrokenPipeError: '/reference/python-connection-errors',
  'exit code 141': '/reference/sigpipe-141',
};

/** The home: what this is, in a sentence; a search box; and a way in for each kind of reader. */
export default function Home(): ReactNode {
  const { siteConfig, i18n } = useDocusaurusContext();
  const description = translate({
    id: 'home.description',
    message:
      'La referencia de los errores de tubería rota: EPIPE, BrokenPipeError y SIGPIPE, en TypeScript y Python.',
  });
  return (
    <Layout description={description}>
      <PageHead path="" title={translate({ id: 'home.title', message: 'Se ha roto la tubería.' })} />
      <StructuredData data={webSite(siteConfig.url + siteConfig.baseUrl, description, i18n.currentLocale)} />
      <main className={styles.home}>
        <BrokenPipe />
        <section className={styles.hero}>
          <h1>
            <Translate id="home.title">Se ha roto la tubería.</Translate>
          </h1>
          <p className={styles.lead}>
            <Translate id="home.lead">
              Qué ha pasado cuando un programa dice «broken pipe», qué hacer y por qué: en TypeScript y en
              Python, con todo lo que se muestra grabado de programas que de verdad la rompen.
            </Translate>
          </p>
          <BigSearch />
          <ul
            className={styles.messages}
            aria-label={translate({ id: 'home.messages', message: 'Errores frecuentes' })}
          >
            {Object.entries(MESSAGES).map(([message, to]) => (
              <li key={message}>
                <Link to={to}>{message}</Link>
              </li>
            ))}
          </ul>
        </section>
        <section
          className={styles.readers}
          aria-label={translate({ id: 'home.readers', message: 'Por dónde empezar' })}
        >
          <Reader
            kind="recipes"
            title={translate({ id: 'home.fix.title', message: 'Quiero arreglarlo' })}
            text={translate({
              id: 'home.fix.text',
              message:
                'Cada situación con su código, en TypeScript y en Python: probado, sin dependencias y listo para copiar.',
            })}
          />
          <Reader
            kind="reference"
            title={translate({ id: 'home.seen.title', message: 'Me acaba de salir' })}
            text={translate({
              id: 'home.seen.text',
              message: 'Del mensaje a su causa en un paso: de quién es la culpa y si se puede dejar pasar.',
            })}
          />
          <Reader
            kind="explanation"
            title={translate({ id: 'home.why.title', message: 'Quiero entenderlo' })}
            text={translate({
              id: 'home.why.text',
              message:
                'Quién cierra, quién escribe y por qué el error llega tarde, o no llega. Paso a paso y medido.',
            })}
          />
        </section>
      </main>
    </Layout>
  );
}

/** One way in: what it is for, and every page of that kind. */
function Reader({
  kind,
  title,
  text,
}: {
  readonly kind: 'recipes' | 'reference' | 'explanation';
  readonly title: string;
  readonly text: string;
}): ReactNode {
  return (
    <section className={clsx(styles.reader, styles[kind])}>
      <h2>{title}</h2>
      <p>{text}</p>
      <ul>
        {catalogue
          .filter((entry) => entry.kind === kind)
          .map(({ to, label }) => (
            <li key={to}>
              <Link to={to}>{label}</Link>
            </li>
          ))}
      </ul>
    </section>
  );
}
