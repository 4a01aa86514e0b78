/** Colour switch (`theme/ColorModeToggle`). Docusaurus' inline script has set the colours before anything is drawn. */
import { choiceOf, nextChoice, type ColourChoice } from './colour-choice.ts';
import { COLOUR_KEY } from '../site/storage-keys.ts';
import { remember } from './storage.browser.ts';

const root = document.documentElement;
const darkSystem = matchMedia('(prefers-color-scheme: dark)');

function show(choice: ColourChoice): void {
  root.dataset['themeChoice'] = choice;
  root.dataset['theme'] = choice === 'system' ? (darkSystem.matches ? 'dark' : 'light') : choice;
  for (const button of document.querySelectorAll<HTMLElement>('[data-colour-switch]')) {
    const label = button.dataset[choice] ?? '';
    button.title = label;
    button.ariaLabel = label;
  }
}

export function startColours(): void {
  const choice = () => choiceOf(root.dataset['themeChoice']);
  if (choice() !== 'system') show(choice());
  darkSystem.addEventListener('change', () => show(choice()));
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || target.closest('[data-colour-switch]') === null) return;
    const next = nextChoice(choice());
    show(next);
    remember(COLOUR_KEY, next === 'system' ? null : next);
  });
}
