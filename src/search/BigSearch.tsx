import type { ReactNode } from 'react';
import InHead from '../docusaurus/page/InHead.tsx';
import PageLink from '../docusaurus/page/PageLink.tsx';
import { useLocale } from '../docusaurus/page/site.ts';
import { SEARCH_ICON } from './icon.ts';
import { SEARCH, SEARCH_BOX } from './strings.ts';

const quoted = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** Search box of a page that has little else; the button in the bar above steps back. Below it is the way to the diagnosis. */
export default function BigSearch(): ReactNode {
  const locale = useLocale();
  const label = SEARCH.open[locale];
  const placeholder = SEARCH_BOX.placeholder[locale];
  return (
    <>
      <InHead>
        <html className="own-search" />
      </InHead>
      <div
        className="search-box needs-script"
        role="search"
        dangerouslySetInnerHTML={{
          __html: `<div class="search-field">${SEARCH_ICON}<input id="search-page" data-search-field type="text" role="combobox" aria-expanded="false" aria-autocomplete="list" aria-label="${quoted(label)}" placeholder="${quoted(placeholder)}" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go"></div>`,
        }}
      />
      <p className="search-more">
        <PageLink to="/diagnose">{SEARCH_BOX.diagnose[locale]}</PageLink>
      </p>
    </>
  );
}
