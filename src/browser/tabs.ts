/** Tabs (`theme/Tabs`) until React is there: chosen, moved through by arrow keys, and remembered as Docusaurus does. */
import { tabKey } from '../core/storage.ts';
import { recall, remember } from './memory.ts';

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

/** Shows in each group of tabs what was chosen on an earlier visit. */
export function restoreTabs(): void {
  for (const group of groups()) {
    const value = recall(tabKey(group.dataset['tabGroup'] ?? ''));
    if (value !== null) select(group, value);
  }
}

/** What a click or a key on a tab does. */
export function useTab(tab: HTMLElement, event: Event): void {
  const group = tab.closest<HTMLElement>('[data-tab-group]');
  if (group === null) return;
  const tabs = tabsOf(group);
  const index = tabs.indexOf(tab);
  if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step !== undefined) tabs.at((index + step) % tabs.length)?.focus();
    return;
  }
  const value = panelsOf(group)[index]?.dataset['value'] ?? '';
  const name = group.dataset['tabGroup'] ?? '';
  const top = tab.getBoundingClientRect().top;
  for (const other of groups()) if (other.dataset['tabGroup'] === name) select(other, value);
  remember(tabKey(name), value);
  // Panels above may have grown or shrunk: the tab stays under the pointer.
  scrollBy({ top: tab.getBoundingClientRect().top - top, behavior: 'instant' });
}
