/** Speaks to screen readers. */

let region: HTMLElement | undefined;

/** Has a screen reader say a message when it has finished what it is saying. */
export function announce(message: string): void {
  if (region === undefined) {
    region = document.createElement('div');
    region.role = 'status';
    region.className = 'only-heard';
    document.body.append(region);
  }
  region.textContent = '';
  // A region that is filled in the moment in which it appears, or with what it holds already, is not read.
  requestAnimationFrame(() => region?.append(message));
}
