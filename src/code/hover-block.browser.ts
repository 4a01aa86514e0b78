/** Code blocks whose names are known: where each name stands is measured, the code itself is not touched. */
import { rootUrl } from '../shell/this-page.browser.ts';
import { spotsOf, type Hovers, type Spot } from './hovers.ts';

export interface Block {
  readonly pre: HTMLElement;
  readonly spots: readonly Spot[];
  /** Offset of each line in the block's text. */
  readonly lineStarts: readonly number[];
  /** Its text nodes, and the offset of each. */
  readonly nodes: readonly { node: Text; start: number }[];
}

const blocks = new WeakMap<HTMLElement, Promise<Block>>();
const files = new Map<string, Promise<Hovers>>();

/** Code block with names at or around an event's target. */
export const preOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('pre[data-hovers]') : null;

/**
 * Fetches what is known about the names of a block, once.
 * @throws when it cannot be had
 */
export function blockOf(pre: HTMLElement): Promise<Block> {
  const known = blocks.get(pre) ?? read(pre);
  blocks.set(pre, known);
  // After a failure, such as a lost connection, the next try fetches again.
  known.catch(() => blocks.delete(pre));
  return known;
}

async function read(pre: HTMLElement): Promise<Block> {
  const { hovers: id = '', from = '0:0' } = pre.dataset;
  const hovers = await fileOf(id);
  const nodes: { node: Text; start: number }[] = [];
  const walker = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT);
  let text = '';
  while (walker.nextNode() !== null) {
    const node = walker.currentNode as Text;
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  const lineStarts = [0];
  for (const { index } of text.matchAll(/\n/g)) lineStarts.push(index + 1);
  const [firstLine = 0, indent = 0] = from.split(':').map(Number);
  return { pre, lineStarts, nodes, spots: spotsOf(hovers, firstLine, indent, lineStarts.length) };
}

/** Fetches the names of a file, once for all its blocks. */
function fileOf(id: string): Promise<Hovers> {
  const fetched =
    files.get(id) ??
    fetch(`${rootUrl}assets/hovers/${id}.json`).then((answer) => {
      if (!answer.ok) throw new Error(`the types of this code cannot be loaded: ${answer.status}`);
      return answer.json() as Promise<Hovers>;
    });
  files.set(id, fetched);
  fetched.catch(() => files.delete(id));
  return fetched;
}

/** Range of a name on the page. */
export function rangeOf({ lineStarts, nodes }: Block, { line, column, length }: Spot): Range {
  const start = (lineStarts[line] ?? 0) + column;
  const range = document.createRange();
  const place = (offset: number, set: (node: Text, at: number) => void): void => {
    const found = nodes.findLast((candidate) => candidate.start <= offset);
    if (found !== undefined) set(found.node, Math.min(offset - found.start, found.node.length));
  };
  place(start, (node, at) => range.setStart(node, at));
  // The last letter, not the place behind it, which may be the next node's.
  place(start + length - 1, (node, at) => range.setEnd(node, at + 1));
  return range;
}

/** Index of the name at a point of the window; -1 for none. */
export function spotAt(block: Block, x: number, y: number): number {
  const code = (block.pre.firstElementChild ?? block.pre).getBoundingClientRect();
  const { length } = block.lineStarts;
  // The text ends with a line feed, behind which there is no line.
  const line = Math.floor(((y - code.top) / code.height) * (length - 1));
  return block.spots.findIndex((spot) => {
    if (spot.line !== line) return false;
    const { left, right } = rangeOf(block, spot).getBoundingClientRect();
    return x >= left && x < right;
  });
}

/** Index of the first name below a height of the window; of the first of all where none is. */
export function firstBelow(block: Block, top: number): number {
  return Math.max(
    block.spots.findIndex((spot) => rangeOf(block, spot).getBoundingClientRect().top > top),
    0,
  );
}
