import { translate } from '@docusaurus/Translate';
import SearchBar from '@theme-original/SearchBar';
import type { ComponentProps, ReactNode } from 'react';
import { useEffect, useRef } from 'react';

type Props = ComponentProps<typeof SearchBar> & { readonly placeholder?: string };

/** The search theme's box, whose accessible name it leaves in English and whose placeholder it fixes. */
export default function LabelledSearchBar({ placeholder, ...props }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const label = translate({ id: 'theme.SearchBar.label', message: 'Buscar' });
    const input = box.current?.querySelector('input');
    input?.setAttribute('aria-label', label);
    if (placeholder !== undefined) input?.setAttribute('placeholder', placeholder);
  });
  return (
    <div ref={box} className="search-box needs-script">
      <SearchBar {...props} />
    </div>
  );
}
