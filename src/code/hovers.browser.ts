/**
 * Types and documentation of the names in code: by pointing, by a tap, and by the keyboard. Fetched when a reader first
 * points at code; what a file's names are is fetched with its first block. The code itself is not touched: where a name
 * stands is measured.
 */
import { spotsOf, step, type Hovers, type Spot } from './hovers.ts';
import type { announce as Announce } from '../shell/announce.browser.ts';
import { locale, rootUrl } from '../shell/this-page.browser.ts';

const WORDS = {
  es: { name: 'Tipos', hint: 'Intro: ver los tipos', keys: 'Flechas: otro nombre. Esc: salir.' },
  en: { name: 'Types', hint: 'Enter: see the types', keys: 'Arrows: another name. Esc: leave.' },
}[locale];

/** Room between the panel and what it points at, and the edge of the window, in pixels. */
const GAP = 6;
/** What the page's header takes of the window's upper edge, with some air, in pixels. */
const HEADER = 80;
/** How long the pointer may be on its way from a name to the panel, in milliseconds. */
const GRACE = 200;

let announce: typeof Announce;

/** A code block whose names are known. */
interface Block {
  readonly pre: HTMLElement;
  readonly spots: readonly Spot[];
  /** Where each line begins in the block's text. */
  readonly lineStarts: readonly number[];
  /** Its text nodes, and where each begins. */
  readonly nodes: readonly { node: Text; start: number }[];
}

const blocks = new WeakMap<HTMLElement, Promise<Block>>();
const files = new Map<string, Promise<Hovers>>();

let shown: { block: Block; index: number; byKeyboard: boolean } | undefined;
/** What the reader asked for last: an answer that comes later than the next question is dropped. */
let asked = 0;
let leaving: ReturnType<typeof setTimeout> | undefined;

const panel = document.createElement('div');
panel.id = 'code-types';
panel.className = 'code-types';
panel.role = 'tooltip';
panel.popover = 'manual';
// Outside React's tree, which is not ours to change; a landmark of its own, as all of a page is in one.
const frame = document.createElement('aside');
frame.ariaLabel = WORDS.name;
frame.append(panel);
document.body.append(frame);

const preOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('pre[data-hovers]') : null;

function blockOf(pre: HTMLElement): Promise<Block> {
  const known = blocks.get(pre) ?? read(pre);
  blocks.set(pre, known);
  // After a failure, such as a lost connection, the next try fetches again.
  known.catch(() => blocks.delete(pre));
  return known;
}

async function read(pre: HTMLElement): Promise<Block> {
  const { hovers: id = '', from = '0:0' } = pre.dataset;
  const fetched =
    files.get(id) ??
    fetch(`${rootUrl}assets/hovers/${id}.json`).then((answer) => {
      if (!answer.ok) throw new Error(`no types of this code: ${answer.status}`);
      return answer.json() as Promise<Hovers>;
    });
  files.set(id, fetched);
  fetched.catch(() => files.delete(id));
  const hovers = await fetched;
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

/** Where a name stands on the page. */
function rangeOf({ lineStarts, nodes }: Block, { line, column, length }: Spot): Range {
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

/** Which name is at a point of the window; -1 for none. */
function spotAt(block: Block, x: number, y: number): number {
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

function show(block: Block, index: number, byKeyboard: boolean): void {
  const spot = block.spots[index];
  if (spot === undefined) return;
  clearTimeout(leaving);
  shown = { block, index, byKeyboard };
  const { code, doc, tags } = spot.info;
  panel.innerHTML = [
    `<code translate="no">${code}</code>`,
    doc === undefined ? '' : `<p lang="en">${doc}</p>`,
    tags === undefined
      ? ''
      : `<dl lang="en">${tags.map(([name, html]) => `<dt>@${name}</dt><dd>${html}</dd>`).join('')}</dl>`,
  ].join('');
  const range = rangeOf(block, spot);
  if (byKeyboard) reveal(block.pre, range);
  if ('highlights' in CSS) CSS.highlights.set('code-types', new Highlight(range));
  block.pre.setAttribute('aria-describedby', panel.id);
  place(range.getBoundingClientRect());
  if (byKeyboard) announce(panel.innerText);
}

/** A word at the block's upper edge for who comes by keyboard. */
function hint(pre: HTMLElement): void {
  panel.textContent = WORDS.hint;
  panel.showPopover();
  const { left, top } = pre.getBoundingClientRect();
  // The beginning of a long block may have been scrolled away, to behind the page's header.
  place(new DOMRect(left, Math.max(top, HEADER + panel.offsetHeight), 0, 0), 'above');
  announce(WORDS.hint);
}

function hide(): void {
  asked += 1;
  clearTimeout(leaving);
  shown?.block.pre.removeAttribute('aria-describedby');
  shown = undefined;
  if ('highlights' in CSS) CSS.highlights.delete('code-types');
  panel.hidePopover();
}

/**
 * Puts the panel below a rectangle of the window, or above it where there is more room; always within the window. What
 * is longer than the room is scrolled: by pointer, and with Page Up and Page Down from the code.
 */
function place(target: DOMRect, side: 'below' | 'above' = 'below'): void {
  panel.showPopover();
  panel.style.maxHeight = '';
  const { clientWidth } = document.documentElement;
  const { width, height } = panel.getBoundingClientRect();
  const left = Math.max(GAP, Math.min(target.left, clientWidth - width - GAP));
  const roomAbove = target.top - 2 * GAP;
  const roomBelow = innerHeight - target.bottom - 2 * GAP;
  const above = side === 'above' ? roomAbove >= height : roomBelow < Math.min(height, roomAbove);
  const shownHeight = Math.min(height, above ? roomAbove : roomBelow);
  panel.style.maxHeight = `${shownHeight}px`;
  panel.style.left = `${left + scrollX}px`;
  panel.style.top = `${(above ? target.top - GAP - shownHeight : target.bottom + GAP) + scrollY}px`;
  panel.scrollTop = 0;
  // What scrolls can be reached by the keyboard from everywhere, not from the code alone.
  if (panel.scrollHeight > panel.clientHeight) panel.tabIndex = 0;
  else panel.removeAttribute('tabindex');
}

/** Scrolls a name into view, sideways in its block and downwards in the page. */
function reveal(pre: HTMLElement, range: Range): void {
  const frame = pre.getBoundingClientRect();
  const name = range.getBoundingClientRect();
  const margin = 24;
  if (name.left < frame.left + margin) pre.scrollLeft += name.left - frame.left - margin;
  if (name.right > frame.right - margin) pre.scrollLeft += name.right - frame.right + margin;
  if (name.top < HEADER) scrollBy(0, name.top - HEADER);
  if (name.bottom > innerHeight - HEADER) scrollBy(0, name.bottom - innerHeight + HEADER);
}

async function point(pre: HTMLElement, x: number, y: number): Promise<void> {
  const question = (asked += 1);
  const block = await blockOf(pre).catch(() => undefined);
  if (block === undefined || question !== asked) return;
  const index = spotAt(block, x, y);
  if (index < 0) leave();
  else if (shown?.block !== block || shown.index !== index) show(block, index, false);
  else clearTimeout(leaving);
}

/** Hides the panel, unless the pointer reaches it, or another name, in time. */
function leave(): void {
  if (shown === undefined || shown.byKeyboard) return;
  clearTimeout(leaving);
  leaving = setTimeout(hide, GRACE);
}

/** The first name that the reader sees of a block. */
function firstVisible(block: Block): number {
  const index = block.spots.findIndex((spot) => rangeOf(block, spot).getBoundingClientRect().top > HEADER);
  return Math.max(index, 0);
}

async function onKey(event: KeyboardEvent): Promise<void> {
  if (event.key === 'Escape') {
    if (panel.matches(':popover-open')) event.preventDefault();
    hide();
    return;
  }
  const pre = preOf(event.target);
  if (pre === null || event.target !== pre || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === 'Enter') {
    event.preventDefault();
    const question = (asked += 1);
    const block = await blockOf(pre).catch(() => undefined);
    if (block === undefined || question !== asked || block.spots.length === 0) return;
    show(block, firstVisible(block), true);
    announce(`${panel.innerText} ${WORDS.keys}`);
  } else if (shown?.byKeyboard === true && /^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(event.key)) {
    event.preventDefault();
    show(shown.block, step(shown.block.spots, shown.index, event.key), true);
  } else if (shown !== undefined && /^Page(Up|Down)$/.test(event.key)) {
    event.preventDefault();
    panel.scrollBy(0, (event.key === 'PageUp' ? -0.9 : 0.9) * panel.clientHeight);
  }
}

/**
 * What brought the reader here is handled as if this script had been there from the start.
 * @param say the first script's own `announce`: an import would make it a file of its own, for every page to fetch
 */
export function begin(event: Event, say: typeof Announce): void {
  announce = say;
  document.addEventListener('pointermove', onPointer);
  document.addEventListener('click', onClick);
  document.addEventListener('keydown', (pressed) => void onKey(pressed));
  document.addEventListener('focusin', onFocus);
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (relatedTarget !== panel && (target === panel || preOf(target) !== null)) hide();
  });
  // Sideways within a block: what the panel points at has moved away from it.
  document.addEventListener(
    'scroll',
    ({ target }) => {
      if (shown?.byKeyboard !== true && preOf(target) !== null) hide();
    },
    { capture: true, passive: true },
  );
  if (event.type === 'click') onClick(event as PointerEvent);
  else if (event.type === 'focusin') onFocus(event as FocusEvent);
  else onPointer(event as PointerEvent);
}

function onPointer({ target, pointerType, clientX, clientY }: PointerEvent): void {
  // A finger that moves scrolls; it asks by a tap.
  if (pointerType !== 'mouse') return;
  const pre = preOf(target);
  if (pre !== null) void point(pre, clientX, clientY);
  else if (target instanceof Node && panel.contains(target)) clearTimeout(leaving);
  else leave();
}

function onClick({ target, clientX, clientY, detail }: MouseEvent): void {
  const pre = preOf(target);
  // A click without a pointer comes from the keyboard.
  if (pre !== null && detail > 0) void point(pre, clientX, clientY);
  else if (!(target instanceof Node && panel.contains(target))) hide();
}

function onFocus({ target }: FocusEvent): void {
  const pre = preOf(target);
  if (pre?.matches(':focus-visible') === true && shown === undefined) hint(pre);
}
