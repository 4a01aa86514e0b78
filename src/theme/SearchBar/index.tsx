import { translate } from '@docusaurus/Translate';
import SearchBar from '@theme-original/SearchBar';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';

interface Props {
  readonly placeholder?: string;
}

/** The search theme's box, with what it lacks: a name in the page's language, and valid roles once it is open. */
export default function LabelledSearchBar({ placeholder }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const mend = () => {
      const input = element.querySelector('input');
      input?.setAttribute('aria-label', translate({ id: 'theme.SearchBar.label', message: 'Buscar' }));
      if (placeholder !== undefined) input?.setAttribute('placeholder', placeholder);
      const list = input?.getAttribute('aria-owns');
      if (list) input?.setAttribute('aria-controls', list);
      // "All results" stands inside the list of options, where nothing else may.
      for (const link of element.querySelectorAll('[role=listbox] a')) link.setAttribute('role', 'option');
    };
    mend();
    // The theme builds its list when it is first used, and anew for each query.
    const observer = new MutationObserver(mend);
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
    };
  }, [placeholder]);
  return (
    <div ref={box} className="search-box needs-script">
      <SearchBar />
    </div>
  );
}
