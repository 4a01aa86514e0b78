/**
 * Types and documentation of the names in code: by pointing, by a tap, and by the keyboard. Fetched when a reader first
 * points at code; the names of a file are fetched with its first block.
 */
import type { announce as Announce } from '../shell/announce.browser.ts';
import { locale } from '../shell/this-page.browser.ts';
import { blockOf, firstBelow, preOf, rangeOf, spotAt, type Block } from './hover-block.browser.ts';
import { fillPanel, HEADER, panel, place, reveal } from './hover-panel.browser.ts';
import { step } from './hovers.ts';
import { HOVERS } from './strings.ts';

/** Time that the pointer may take from a name to the panel, in milliseconds. */
const GRACE = 200;

let announce: typeof Announce;
let shown: { block: Block; index: number; byKeyboard: boolean } | undefined;
/** Number of the reader's last question: an answer that comes later than the next question is dropped. */
let asked = 0;
let leaving: ReturnType<typeof setTimeout> | undefined;
/** True while the types are on their way that a key has asked for. */
let entering = false;

function show(block: Block, index: number, byKeyboard: boolean): void {
  const spot = block.spots[index];
  if (spot === undefined) return;
  clearTimeout(leaving);
  shown = { block, index, byKeyboard };
  fillPanel(spot.info);
  const range = rangeOf(block, spot);
  if (byKeyboard) reveal(block.pre, range);
  if ('highlights' in CSS) CSS.highlights.set('code-types', new Highlight(range));
  block.pre.setAttribute('aria-describedby', panel.id);
  place(range.getBoundingClientRect());
  if (byKeyboard) announce(panel.innerText);
}

/** Hint at the block's upper edge, shown when it gets the focus by keyboard. */
function hint(pre: HTMLElement): void {
  panel.textContent = HOVERS.hint[locale];
  panel.showPopover();
  const { left, top } = pre.getBoundingClientRect();
  // The beginning of a long block may have been scrolled away, to behind the page's header.
  place(new DOMRect(left, Math.max(top, HEADER + panel.offsetHeight), 0, 0), 'above');
  announce(HOVERS.hint[locale]);
}

function hide(): void {
  asked += 1;
  clearTimeout(leaving);
  shown?.block.pre.removeAttribute('aria-describedby');
  shown = undefined;
  if ('highlights' in CSS) CSS.highlights.delete('code-types');
  panel.hidePopover();
}

/** Blocks whose types could not be had: to point at one asks no more, and says so no more. */
const failed = new WeakSet<HTMLElement>();

/** @throws when the types cannot be had */
async function typesOf(pre: HTMLElement): Promise<Block> {
  return blockOf(pre).catch((error: unknown) => {
    failed.add(pre);
    throw error;
  });
}

async function point(pre: HTMLElement, x: number, y: number): Promise<void> {
  const question = (asked += 1);
  const block = await typesOf(pre);
  if (question !== asked) return;
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

/** Shows the first name in sight of a block that has the focus. */
async function enter(pre: HTMLElement): Promise<void> {
  const question = (asked += 1);
  entering = true;
  const block = await typesOf(pre).finally(() => (entering = false));
  if (question !== asked || block.spots.length === 0) return;
  show(block, firstBelow(block, HEADER), true);
  announce(`${panel.innerText} ${HOVERS.keys[locale]}`);
}

/** Does what a key on a block asks for; false for a key that asks for nothing. */
function acts(pre: HTMLElement, key: string): boolean {
  if (key === 'Enter') void enter(pre);
  else if (shown?.byKeyboard === true && /^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(key))
    show(shown.block, step(shown.block.spots, shown.index, key), true);
  else if (shown !== undefined && /^Page(Up|Down)$/.test(key))
    panel.scrollBy(0, (key === 'PageUp' ? -0.9 : 0.9) * panel.clientHeight);
  else return false;
  return true;
}

function onKey(event: KeyboardEvent): void {
  if (event.key === 'Escape') {
    if (panel.matches(':popover-open')) event.preventDefault();
    hide();
    return;
  }
  const pre = preOf(event.target);
  if (pre === null || event.target !== pre || event.ctrlKey || event.altKey || event.metaKey) return;
  if (acts(pre, event.key)) event.preventDefault();
}

/**
 * Listens, and handles the event that brought the script as if it had been there from the start.
 * @param say the first script's own `announce`: an import would make it a file of its own, for every page to fetch
 */
export function begin(event: Event, say: typeof Announce): void {
  announce = say;
  document.addEventListener('pointermove', onPointer);
  document.addEventListener('click', onClick);
  document.addEventListener('keydown', onKey);
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
  else if (event.type === 'keydown') onKey(event as KeyboardEvent);
  else onPointer(event as PointerEvent);
}

function onPointer({ target, pointerType, clientX, clientY, movementX, movementY }: PointerEvent): void {
  // A finger that moves scrolls; it asks by a tap.
  if (pointerType !== 'mouse') return;
  // Code that scrolls past a mouse at rest is no question, while the keyboard asks its own.
  if (movementX === 0 && movementY === 0 && (entering || shown?.byKeyboard === true)) return;
  const pre = preOf(target);
  if (pre !== null && !failed.has(pre)) void point(pre, clientX, clientY);
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
