import clsx from 'clsx';
import type { ReactNode } from 'react';
import { PAGE_TITLES } from '../content/strings.ts';
import { PAGES } from '../docusaurus/page/lists.ts';
import PageFrame from '../docusaurus/page/PageFrame.tsx';
import PageLink from '../docusaurus/page/PageLink.tsx';
import { useHome, useLocale } from '../docusaurus/page/site.ts';
import { webSite } from '../publish/structured-data.ts';
import BigSearch from '../search/BigSearch.tsx';
import BrokenPipe from './BrokenPipe.tsx';
import PageHead from './PageHead.tsx';
import StructuredData from './StructuredData.tsx';
import { HOME } from './strings.ts';
import styles from './HomePage.module.css';

/** Error messages as they are printed, in every language the same, and the page about each. */
const MESSAGES = {
  'write EPIPE': '/reference/epipe',
  'read ECONNRESET': '/reference/econnreset',
  'socket hang up': '/recipes/keep-alive-reuse',
  'Premature close': '/reference/err-stream-premature-close',
  'fetch failed': '/reference/und-err-socket',
  BrokenPipeError: '/reference/python-connection-errors',
  'exit code 141': '/reference/sigpipe-141',
};

/** Home page: a sentence about the site, a search box, and a list of pages for each kind of reader. */
export default function Home(): ReactNode {
  const { url } = useHome();
  const locale = useLocale();
  const description = HOME.description[locale];
  return (
    <PageFrame description={description}>
      <PageHead path="" title={PAGE_TITLES.home[locale]} />
      <StructuredData data={webSite(url, description, locale)} />
      <main className={styles.home}>
        <BrokenPipe />
        <section className={styles.hero}>
          <h1>{PAGE_TITLES.home[locale]}</h1>
          <p className={styles.lead}>{HOME.lead[locale]}</p>
          <BigSearch />
          <ul className={styles.messages} aria-label={HOME.messages[locale]}>
            {Object.entries(MESSAGES).map(([message, to]) => (
              <li key={message}>
                <PageLink to={to}>{message}</PageLink>
              </li>
            ))}
          </ul>
        </section>
        <section className={styles.readers} aria-label={HOME.readers[locale]}>
          <Reader kind="recipes" title={HOME.fixTitle[locale]} text={HOME.fixText[locale]} />
          <Reader kind="reference" title={HOME.seenTitle[locale]} text={HOME.seenText[locale]} />
          <Reader kind="explanation" title={HOME.whyTitle[locale]} text={HOME.whyText[locale]} />
        </section>
      </main>
    </PageFrame>
  );
}

/** Section for one kind of reader, with every page of that kind. */
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
        {PAGES.filter((entry) => entry.kind === kind).map(({ to, label }) => (
          <li key={to}>
            <PageLink to={to}>{label}</PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
