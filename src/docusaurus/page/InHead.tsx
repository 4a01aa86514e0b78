import Head from '@docusaurus/Head';
import type { ReactNode } from 'react';

/** Elements for the page's head, from wherever they stand in it; `<html className>` adds a class to the root. */
export default function InHead({ children }: { readonly children: ReactNode }): ReactNode {
  return <Head>{children}</Head>;
}
