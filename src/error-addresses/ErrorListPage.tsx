import Link from '@docusaurus/Link';
import Translate, { translate } from '@docusaurus/Translate';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import catalogue from '@generated/site-checks/default/catalogue.json';
import addresses from '@generated/site-checks/default/error-addresses.json';
import type { ReactNode } from 'react';
import ToolPage from '../shell/ToolPage.tsx';
import useRootUrl from '../shell/useRootUrl.ts';
import styles from './ErrorListPage.module.css';

/** Every error's own address, for programs to print and link to, and the page that it leads to. */
export default function ErrorAddresses(): ReactNode {
  const { i18n } = useDocusaurusContext();
  const root = useRootUrl() + (i18n.currentLocale === i18n.defaultLocale ? '' : `${i18n.currentLocale}/`);
  const labels = new Map(catalogue.map(({ to, label }) => [to, label]));
  return (
    <ToolPage
      path="e"
      title={translate({ id: 'errors.title', message: 'Direcciones de los errores' })}
      description={translate({
        id: 'errors.description',
        message:
          'Una dirección corta para cada error de tubería rota, que un programa puede imprimir o enlazar: /e/EPIPE y las demás.',
      })}
    >
      <main className={`container ${styles.page}`}>
        <header>
          <h1>
            <Translate id="errors.title">Direcciones de los errores</Translate>
          </h1>
        </header>
        <p className={styles.lead}>
          <Translate id="errors.lead">
            Una dirección corta para cada error, que un programa puede imprimir junto a él o un registro
            enlazar. No cambian, y da igual escribirlas con mayúsculas o minúsculas.
          </Translate>
        </p>
        <div className="table-scroll" role="region" tabIndex={0} aria-labelledby="addresses">
          <table>
            <thead>
              <tr>
                <th scope="col" id="addresses">
                  <Translate id="errors.code">Dirección</Translate>
                </th>
                <th scope="col">
                  <Translate id="errors.page">Lleva a</Translate>
                </th>
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
