import useDocusaurusContext from '@docusaurus/useDocusaurusContext';

/** The address of the site's own root, of which each language but the first is a subfolder; ends with a slash. */
export default function useRootUrl(): string {
  const root = useDocusaurusContext().siteConfig.customFields?.['rootBaseUrl'];
  return typeof root === 'string' ? root : '/';
}
