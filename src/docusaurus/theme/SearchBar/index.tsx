import type { ReactNode } from 'react';
import { SEARCH_ICON } from '../../../search/icon.ts';
import { SEARCH } from '../../../search/strings.ts';
import { useLocale } from '../../page/site.ts';

/** Button that opens the search, for which `search/field/opener.browser.ts` listens. */
export default function SearchBar(): ReactNode {
  return (
    <button
      type="button"
      className="search-button needs-script"
      data-search
      aria-keyshortcuts="/ Control+K Meta+K"
      dangerouslySetInnerHTML={{
        __html: `${SEARCH_ICON}<span>${SEARCH.open[useLocale()]}</span><kbd aria-hidden="true">/</kbd>`,
      }}
    />
  );
}
