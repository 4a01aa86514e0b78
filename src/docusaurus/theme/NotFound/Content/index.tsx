import Link from '@docusaurus/Link';
import type { Props } from '@theme/NotFound/Content';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import BigSearch from '../../../../search/BigSearch.tsx';
import BrokenPipe from '../../../../shell/BrokenPipe.tsx';
import { MISSING_PAGE } from '../../../../shell/strings.ts';
import { useLocale, useRootUrl } from '../../../page/site.ts';
import { otherLocale, PREFIX } from '../../../../site/locales.ts';
import styles from './styles.module.css';

/** Page for an address without one: offers the search, and leads home in either language (a host may serve but one). */
export default function NotFoundContent({ className }: Props): ReactNode {
  const locale = useLocale();
  const other = otherLocale(locale);
  return (
    <main className={clsx(styles.page, className)}>
      <BrokenPipe />
      <div className={styles.content}>
        <h1>{MISSING_PAGE.title[locale]}</h1>
        <p>{MISSING_PAGE.text[locale]}</p>
        <BigSearch />
        <p className={styles.links}>
          <Link to="/">{MISSING_PAGE.home[locale]}</Link>
          <a href={useRootUrl() + PREFIX[other]} lang={other}>
            {MISSING_PAGE.homeOfLocale[other]}
          </a>
        </p>
      </div>
    </main>
  );
}
