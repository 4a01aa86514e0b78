import { translate } from '@docusaurus/Translate';
import Head from '@docusaurus/Head';
import type { ReactNode } from 'react';
import SearchBar from '../../theme/SearchBar/index.tsx';
import styles from './styles.module.css';

/** A search box that a page is about; the one in the bar above steps back meanwhile. */
export default function BigSearch(): ReactNode {
  return (
    <div className={styles.search} role="search">
      <Head>
        <html className="own-search" />
      </Head>
      <SearchBar
        placeholder={translate({ id: 'search.placeholder', message: 'Mensaje de error, tal como salió' })}
      />
    </div>
  );
}
