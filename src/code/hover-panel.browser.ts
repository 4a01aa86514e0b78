/** Panel with the types of a name, which is put beside it on the page. */
import { locale } from '../shell/this-page.browser.ts';
import type { HoverInfo } from './hovers.ts';
import { HOVERS } from './strings.ts';

/** Room between the panel and what it points at, and the edge of the window, in pixels. */
const GAP = 6;
/** Part of the window's upper edge that the bar takes, with some air, in pixels. */
export const HEADER = 80;

export const panel = document.createElement('div');
panel.id = 'code-types';
panel.className = 'code-types';
panel.role = 'tooltip';
panel.popover = 'manual';
// A landmark of its own, as all of a page is in one.
const frame = document.createElement('aside');
frame.ariaLabel = HOVERS.name[locale];
frame.append(panel);
document.body.append(frame);

/** Fills the panel; where it goes is for `place`. */
export function fillPanel({ code, doc, tags }: HoverInfo): void {
  const rows = tags?.map(([name, html]) => `<dt>@${name}</dt><dd>${html}</dd>`).join('');
  panel.innerHTML = [
    `<code translate="no">${code}</code>`,
    doc === undefined ? '' : `<p lang="en">${doc}</p>`,
    rows === undefined ? '' : `<dl lang="en">${rows}</dl>`,
  ].join('');
}

/**
 * Puts the panel below a rectangle of the window, or above it where there is more room; always within the window. What
 * is longer than the room is scrolled: by pointer, and with Page Up and Page Down from the code.
 */
export function place(target: DOMRect, side: 'below' | 'above' = 'below'): void {
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
export function reveal(pre: HTMLElement, range: Range): void {
  const frame = pre.getBoundingClientRect();
  const name = range.getBoundingClientRect();
  const margin = 24;
  if (name.left < frame.left + margin) pre.scrollLeft += name.left - frame.left - margin;
  if (name.right > frame.right - margin) pre.scrollLeft += name.right - frame.right + margin;
  if (name.top < HEADER) scrollBy(0, name.top - HEADER);
  if (name.bottom > innerHeight - HEADER) scrollBy(0, name.bottom - innerHeight + HEADER);
}
