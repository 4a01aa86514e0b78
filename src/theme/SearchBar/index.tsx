import Translate from '@docusaurus/Translate';
import type { ReactNode } from 'react';
import SearchIcon from '../../components/SearchIcon.tsx';

/** Opens the search, which is no part of React: `browser/boot.ts` listens. */
export default function SearchBar(): ReactNode {
  return (
    <button
      type="button"
      className="search-button needs-script"
      data-search
      aria-keyshortcuts="/ Control+K Meta+K"
    >
      <SearchIcon size={18} />
      <span>
        <Translate id="theme.SearchBar.label">Buscar</Translate>
      </span>
      <kbd aria-hidden="true">/</kbd>
    </button>
  );
}
