import type { ReactNode } from 'react';
import { PAGE_TITLES } from '../content/strings.ts';
import { ADDRESSES, PAGES } from '../docusaurus/page/lists.ts';
import PageLink from '../docusaurus/page/PageLink.tsx';
import { useHome, useLocale } from '../docusaurus/page/site.ts';
import ToolPage from '../shell/ToolPage.tsx';
import styles from './ErrorListPage.module.css';
import { ERROR_ADDRESSES } from './strings.ts';

/** Page that lists every error's own address and the page that it leads to. */
export default function ErrorAddresses(): ReactNode {
  const locale = useLocale();
  const home = useHome();
  const labels = new Map(PAGES.map(({ to, label }) => [to, label]));
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
              {ADDRESSES.map(({ code, to }) => (
                <tr key={code}>
                  <td>
                    <a href={`${home.path}e/${code}`}>
                      <code>{`/e/${code}`}</code>
                    </a>
                  </td>
                  <td>
                    <PageLink to={to}>{labels.get(to) ?? to}</PageLink>
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
