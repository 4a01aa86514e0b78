import Head from '@docusaurus/Head';
import type { ReactNode } from 'react';

/** Tells engines what a page is; `publish/structured-data.ts` makes it. */
export default function StructuredData({ data }: { readonly data: object }): ReactNode {
  return (
    <Head>
      <script type="application/ld+json">{JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
    </Head>
  );
}
