import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import Page from '@theme-init/DocCategoryGeneratedIndexPage';
import type { Props } from '@theme/DocCategoryGeneratedIndexPage';
import type { ReactNode } from 'react';
import PageHead from '../../../shell/PageHead.tsx';

/** The theme's list of the pages of a kind, with its picture and its Markdown. */
export default function DocCategoryGeneratedIndexPage(props: Props): ReactNode {
  const { baseUrl } = useDocusaurusContext().siteConfig;
  const { permalink, title } = props.categoryGeneratedIndex;
  return (
    <>
      <Page {...props} />
      <PageHead path={permalink.slice(baseUrl.length)} title={title} />
    </>
  );
}
