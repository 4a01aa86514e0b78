import Layout from '@theme/Layout';
import type { ReactNode } from 'react';

export interface Props {
  /** Title of the browser's tab, before the site's name; without it there is the name alone. */
  readonly title?: string;
  readonly description: string;
  readonly children: ReactNode;
}

/** Page that is written in React: the bar above it, the foot below it, title and description in its head. */
export default function PageFrame({ title, description, children }: Props): ReactNode {
  return (
    <Layout {...(title === undefined ? {} : { title })} description={description}>
      {children}
    </Layout>
  );
}
