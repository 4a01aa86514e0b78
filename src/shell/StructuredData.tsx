import type { ReactNode } from 'react';
import InHead from '../docusaurus/page/InHead.tsx';

/** Tells engines what a page is; `publish/structured-data.ts` makes it. */
export default function StructuredData({ data }: { readonly data: object }): ReactNode {
  return (
    <InHead>
      <script type="application/ld+json">{JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
    </InHead>
  );
}
