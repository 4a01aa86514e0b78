import { useDoc } from '@docusaurus/plugin-content-docs/client';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import Metadata from '@theme-init/DocItem/Metadata';
import type { ReactNode } from 'react';
import PageHead, { useCardUrl } from '../../../../shell/PageHead.tsx';
import StructuredData from '../../../../shell/StructuredData.tsx';
import { techArticle } from '../../../../publish/structured-data.ts';
import type { Found } from '../../../front-matter.ts';

/** The theme's tags in the head of a page, with a description for search engines. */
export default function DocItemMetadata(): ReactNode {
  const { metadata, frontMatter } = useDoc();
  const { siteConfig, i18n } = useDocusaurusContext();
  const { found } = frontMatter as { readonly found: Found };
  const path = metadata.permalink.slice(siteConfig.baseUrl.length);
  const image = useCardUrl(path);
  return (
    <>
      <Metadata />
      <PageHead path={path} title={metadata.title} />
      <StructuredData
        data={techArticle({
          headline: metadata.title,
          description: metadata.description,
          url: siteConfig.url + metadata.permalink,
          image,
          inLanguage: i18n.currentLocale,
          home: siteConfig.url + siteConfig.baseUrl,
          ...found,
        })}
      />
    </>
  );
}
