import { translate } from '@docusaurus/Translate';
import type { ReactNode } from 'react';
import { SEARCH_ICON } from '../../../search/icon.ts';

/** Opens the search, which is no part of React: `shell/boot.browser.ts` listens. */
export default function SearchBar(): ReactNode {
  const label = translate({ id: 'theme.SearchBar.label', message: 'Buscar' });
  return (
    <button
      type="button"
      className="search-button needs-script"
      data-search
      aria-keyshortcuts="/ Control+K Meta+K"
      dangerouslySetInnerHTML={{
        __html: `${SEARCH_ICON}<span>${label}</span><kbd aria-hidden="true">/</kbd>`,
      }}
    />
  );
}
