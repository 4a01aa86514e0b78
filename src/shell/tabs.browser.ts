/**
 * Tabs (`Tabs.tsx`) as the ARIA pattern wants them: one stop of the keyboard, arrow keys, Home and End. The choice is
 * remembered where Docusaurus would. Part of the first script: keys would not wait for a chunk.
 */
import { tabKey } from '../site/storage-keys.ts';
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

/** Chooses a tab in every group of the same name, on this page and on later ones. */
function choose(group: HTMLElement, tab: HTMLElement): void {
  const value = panelsOf(group)[tabsOf(group).indexOf(tab)]?.dataset['value'] ?? '';
  const name = group.dataset['tabGroup'] ?? '';
  const top = tab.getBoundingClientRect().top;
  for (const other of groups()) if (other.dataset['tabGroup'] === name) select(other, value);
  remember(tabKey(name), value);
  // Panels above may have grown or shrunk: the tab stays under the pointer.
  scrollBy({ top: tab.getBoundingClientRect().top - top, behavior: 'instant' });
}

/** Index of the tab that a key leads to from another; undefined for a key that leads to none. */
function target(key: string, from: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (from + 1) % count;
    case 'ArrowLeft':
      return (from - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'Enter':
    case ' ':
      return from;
    default:
      return undefined;
  }
}

function groupAround({ target }: Event): { group: HTMLElement; tab: HTMLElement } | undefined {
  const tab = target instanceof Element ? target.closest<HTMLElement>('[role=tab]') : null;
  const group = tab?.closest<HTMLElement>('[data-tab-group]');
  return tab == null || group == null ? undefined : { group, tab };
}

/** Shows what was chosen on an earlier visit, and listens. */
export function startTabs(): void {
  for (const group of groups()) {
    const value = recall(tabKey(group.dataset['tabGroup'] ?? ''));
    if (value !== null) select(group, value);
  }
  document.addEventListener('click', (event) => {
    const found = groupAround(event);
    if (found !== undefined) choose(found.group, found.tab);
  });
  document.addEventListener('keydown', (event) => {
    const found = groupAround(event);
    if (found === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const tabs = tabsOf(found.group);
    const next = tabs[target(event.key, tabs.indexOf(found.tab), tabs.length) ?? -1];
    if (next === undefined) return;
    // Such a key would scroll the page.
    event.preventDefault();
    next.focus();
    choose(found.group, next);
  });
}
