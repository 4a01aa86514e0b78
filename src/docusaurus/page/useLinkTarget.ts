import useBrokenLinks from '@docusaurus/useBrokenLinks';

/** Tells the check of links that the page has an element with this id; in Markdown it sees headings by itself. */
export default function useLinkTarget(id: string): void {
  useBrokenLinks().collectAnchor(id);
}
