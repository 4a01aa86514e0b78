/** Elements of an HTML page, as a browser's parser finds them. */
import { defaultTreeAdapter, parse, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';

export interface Element {
  /** In lower case, as are the attributes' names. */
  readonly name: string;
  /** Values with character references resolved. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Text directly within it; of a script or style, all that it holds. */
  readonly text: string;
  /** Name of the element around it; undefined for the root. */
  readonly parent: string | undefined;
  /** Position of its start tag in the page; `end` is where the tag ends. */
  readonly start: number;
  readonly end: number;
}

/**
 * Lists the elements that the page itself writes, in its order. What stands in a `<noscript>` is text to a browser that
 * runs scripts, and markup to one that runs none: it is listed as markup.
 */
export function elementsOf(page: string): Element[] {
  const found: Element[] = [];
  collect(parse(page, { sourceCodeLocationInfo: true }), 0, found);
  return found;
}

/** @param offset of the markup in the page */
function collect(node: Tree.Node, offset: number, found: Element[]): void {
  // Without a place it is an element that the parser has put in, such as a `<tbody>`.
  if (defaultTreeAdapter.isElementNode(node) && node.sourceCodeLocation != null) {
    const { startTag = node.sourceCodeLocation } = node.sourceCodeLocation;
    found.push(asElement(node, offset + startTag.startOffset, offset + startTag.endOffset));
    if (node.tagName === 'noscript') {
      const markup = parseFragment(textOf(node), { sourceCodeLocationInfo: true });
      collect(markup, offset + startTag.endOffset, found);
    }
  }
  if ('childNodes' in node) for (const child of node.childNodes) collect(child, offset, found);
  // The content of a `<template>` stands apart from its children.
  if ('content' in node) collect(node.content, offset, found);
}

const textOf = (element: Tree.Element): string =>
  element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');

const asElement = (element: Tree.Element, start: number, end: number): Element => {
  const { parentNode: parent } = element;
  return {
    name: element.tagName.toLowerCase(),
    attributes: attributesOf(element),
    text: textOf(element),
    parent: parent !== null && 'tagName' in parent ? parent.tagName : undefined,
    start,
    end,
  };
};

const attributesOf = ({ attrs }: Tree.Element): Map<string, string> =>
  new Map(attrs.map(({ name, value }) => [name.toLowerCase(), value]));
