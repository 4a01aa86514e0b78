import Head from '@docusaurus/Head';
import Link from '@docusaurus/Link';
import Translate, { translate } from '@docusaurus/Translate';
import type { ReactNode } from 'react';
import { SEARCH_ICON } from './icon.ts';

const quoted = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/**
 * A search box that a page is about; the button in the bar above steps back meanwhile. `search/field.browser.ts` works in it
 * before React is there, so React only puts it down and never looks into it again. Whoever has more than a line finds the diagnosis below it.
 */
export default function BigSearch(): ReactNode {
  const label = translate({ id: 'theme.SearchBar.label', message: 'Buscar' });
  const placeholder = translate({ id: 'search.placeholder', message: 'Mensaje de error, tal como salió' });
  return (
    <>
      <Head>
        <html className="own-search" />
      </Head>
      <div
        className="search-box needs-script"
        role="search"
        dangerouslySetInnerHTML={{
          __html: `<div class="search-field">${SEARCH_ICON}<input id="search-page" data-search-field type="text" role="combobox" aria-expanded="false" aria-autocomplete="list" aria-label="${quoted(label)}" placeholder="${quoted(placeholder)}" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go"></div>`,
        }}
      />
      <p className="search-more">
        <Link to="/diagnose">
          <Translate id="search.diagnose">¿Un registro o una traza entera? Diagnosticarla</Translate>
        </Link>
      </p>
    </>
  );
}
