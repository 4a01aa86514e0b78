/**
 * Copies a code block. Part of the first script, not a chunk of its own: some browsers let only the click itself write
 * to the clipboard, not what is fetched after it.
 */
import { announce } from '../shell/announce.browser.ts';

/** Time for which a button shows that it has copied, in milliseconds. */
const SHOWN = 2000;

/** Copies the text of the code block that the button belongs to, and says so to eyes and to screen readers. */
export async function copyCode(button: HTMLElement): Promise<void> {
  const code = button.parentElement?.querySelector('pre');
  if (code == null) return;
  try {
    await navigator.clipboard.writeText(code.textContent);
  } catch {
    // There is no clipboard outside a secure context: the reader finds the code selected, one key away from it.
    getSelection()?.selectAllChildren(code);
    return;
  }
  button.dataset['state'] = 'done';
  announce(button.dataset['copied'] ?? '');
  setTimeout(() => delete button.dataset['state'], SHOWN);
}
