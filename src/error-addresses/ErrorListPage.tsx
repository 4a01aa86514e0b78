import Link from '@docusaurus/Link';
import catalogue from '@generated/site-checks/default/catalogue.json';
import addresses from '@generated/site-checks/default/error-addresses.json';
import type { ReactNode } from 'react';
import { PAGE_TITLES } from '../content/strings.ts';
import ToolPage from '../shell/ToolPage.tsx';
import useRootUrl from '../shell/useRootUrl.ts';
import { PREFIX } from '../site/locales.ts';
import useLocale from '../site/useLocale.ts';
import styles from './ErrorListPage.module.css';
import { ERROR_ADDRESSES } from './strings.ts';

/** Page that lists every error's own address and the page that it leads to. */
export default function ErrorAddresses(): ReactNode {
  const locale = useLocale();
  const root = useRootUrl() + PREFIX[locale];
  const labels = new Map(catalogue.map(({ to, label }) => [to, label]));
  return (
    <ToolPage path="e" title={PAGE_TITLES.e[locale]} description={ERROR_ADDRESSES.description[locale]}>
      <main className={`container ${styles.page}`}>
        <header>
          <h1>{PAGE_TITLES.e[locale]}</h1>
        </header>
        <p className={styles.lead}>{ERROR_ADDRESSES.lead[locale]}</p>
        <div className="table-scroll" role="region" tabIndex={0} aria-labelledby="addresses">
          <table>
            <thead>
              <tr>
                <th scope="col" id="addresses">
                  {ERROR_ADDRESSES.code[locale]}
                </th>
                <th scope="col">{ERROR_ADDRESSES.page[locale]}</th>
              </tr>
            </thead>
            <tbody>
              {addresses.map(({ code, to }) => (
                <tr key={code}>
                  <td>
                    <a href={`${root}e/${code}`}>
                      <code>{`/e/${code}`}</code>
                    </a>
                  </td>
                  <td>
                    <Link to={to}>{labels.get(to) ?? to}</Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </main>
    </ToolPage>
  );
}
