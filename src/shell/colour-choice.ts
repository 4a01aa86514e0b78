/** Choices of the colour switch, in their order. Pure. */

export type ColourChoice = 'system' | 'light' | 'dark';

const NEXT: Readonly<Record<ColourChoice, ColourChoice>> = { system: 'light', light: 'dark', dark: 'system' };

/** @param choice anything else than a known choice, as a page without script has it, counts as the system's */
export const nextChoice = (choice: string | undefined): ColourChoice => NEXT[choiceOf(choice)];

export function choiceOf(text: string | undefined): ColourChoice {
  return text === 'light' || text === 'dark' ? text : 'system';
}
