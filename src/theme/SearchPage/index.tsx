import { translate } from '@docusaurus/Translate';
import SearchPage from '@theme-original/SearchPage';
import type { ReactNode } from 'react';
import { useEffect } from 'react';

/** The search theme's page, which has no main landmark, and whose box has its accessible name in English only. */
export default function LabelledSearchPage(): ReactNode {
  useEffect(() => {
    const wrapper = document.querySelector('.main-wrapper');
    wrapper?.setAttribute('role', 'main');
    const label = translate({ id: 'theme.SearchBar.label', message: 'Buscar' });
    wrapper?.querySelector('input')?.setAttribute('aria-label', label);
    return () => wrapper?.removeAttribute('role');
  });
  return <SearchPage />;
}
