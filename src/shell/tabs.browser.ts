/**
 * Tabs (`theme/Tabs`) until React is there: chosen, moved through by arrow keys, and remembered as Docusaurus does. Part
 * of the first script: an arrow key that waited for a chunk would be overtaken by the Enter that follows it.
 */
import { tabKey } from '../site/storage-keys.ts';
import { isAlive } from './alive.browser.ts';
import { recall, remember } from './storage.browser.ts';

const groups = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-tab-group]')];
const tabsOf = (group: HTMLElement): HTMLElement[] => [...group.querySelectorAll<HTMLElement>('[role=tab]')];
const panelsOf = (group: HTMLElement): HTMLElement[] => [
  ...group.querySelectorAll<HTMLElement>('[role=tabpanel]'),
];

function select(group: HTMLElement, value: string): void {
  const panels = panelsOf(group);
  if (!panels.some((panel) => panel.dataset['value'] === value)) return;
  for (const [index, tab] of tabsOf(group).entries()) {
    const chosen = panels[index]?.dataset['value'] === value;
    tab.ariaSelected = String(chosen);
    tab.tabIndex = chosen ? 0 : -1;
    tab.classList.toggle('tabs__item--active', chosen);
  }
  for (const panel of panels) panel.hidden = panel.dataset['value'] !== value;
}

/** Moves to a tab beside this one, from the last to the first. */
function step(tabs: readonly HTMLElement[], index: number, by: number): void {
  tabs.at((index + by) % tabs.length)?.focus();
}

/** What a click on a tab does: every group of the same kind follows, on this page and on later ones. */
function choose(group: HTMLElement, tab: HTMLElement): void {
  const value = panelsOf(group)[tabsOf(group).indexOf(tab)]?.dataset['value'] ?? '';
  const name = group.dataset['tabGroup'] ?? '';
  const top = tab.getBoundingClientRect().top;
  for (const other of groups()) if (other.dataset['tabGroup'] === name) select(other, value);
  remember(tabKey(name), value);
  // Panels above may have grown or shrunk: the tab stays under the pointer.
  scrollBy({ top: tab.getBoundingClientRect().top - top, behavior: 'instant' });
}

/** Shows what was chosen on an earlier visit, and listens. */
export function startTabs(): void {
  for (const group of groups()) {
    const value = recall(tabKey(group.dataset['tabGroup'] ?? ''));
    if (value !== null) select(group, value);
  }
  for (const type of ['click', 'keydown']) {
    document.addEventListener(type, (event) => {
      const tab = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=tab]') : null;
      const group = tab?.closest<HTMLElement>('[data-tab-group]');
      if (tab == null || group == null || isAlive()) return;
      const key = event instanceof KeyboardEvent ? event.key : 'click';
      const tabs = tabsOf(group);
      if (key === 'ArrowRight') step(tabs, tabs.indexOf(tab), 1);
      if (key === 'ArrowLeft') step(tabs, tabs.indexOf(tab), -1);
      if (key !== 'click' && key !== 'Enter' && key !== ' ') return;
      // The space bar would scroll.
      event.preventDefault();
      choose(group, tab);
    });
  }
}
