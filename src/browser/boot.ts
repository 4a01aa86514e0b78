/**
 * The one script that every page loads at once: a few listeners on the document, so small that it never delays a
 * reader. All else is a chunk of its own, fetched when it is first used. No React here, and nothing in the page's own
 * tree is changed before React has taken it over.
 *
 * A feature is a file beside this one, imported as `import('./feature.ts')` by the listener that first needs it.
 */
import { copyCode } from './copy.ts';

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('button[data-copied]') : null;
  if (button !== null) void copyCode(button);
});
