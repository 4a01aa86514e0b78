import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';

export interface Props {
  /** Page as the lists of pages have it, the same in both languages: `/reference/epipe`. */
  readonly to: string;
  readonly children: ReactNode;
}

/** Link to a page in the language of the one that it stands on; the build stops if there is no such page. */
export default function PageLink({ to, children }: Props): ReactNode {
  return <Link to={to}>{children}</Link>;
}
