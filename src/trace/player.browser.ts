/**
 * Goes through the steps of a sequence figure: by its buttons, by the arrow keys, by a click on a step, or by itself.
 * Works on finished HTML alone.
 */

/** Time for reading one step while it plays, in milliseconds. */
const PACE = 2200;

const playing = new WeakMap<HTMLElement, ReturnType<typeof setInterval>>();

/** Elements that the player goes through: steps of a trace, or moments of two. */
const stepsOf = (player: HTMLElement): HTMLElement[] => [
  ...player.querySelectorAll<HTMLElement>('.seq-steps > li'),
];

/** Number of the present step, from 1; 0 before the first. */
const placeOf = (player: HTMLElement): number => Number(player.dataset['step'] ?? 0);

function pause(player: HTMLElement): void {
  clearInterval(playing.get(player));
  playing.delete(player);
  label(player);
}

function label(player: HTMLElement): void {
  const button = player.querySelector<HTMLElement>('[data-go=play]');
  if (button !== null)
    button.textContent = (playing.has(player) ? button.dataset['pause'] : button.dataset['play']) ?? '';
}

function play(player: HTMLElement): void {
  if (playing.has(player)) {
    pause(player);
    return;
  }
  if (placeOf(player) >= stepsOf(player).length) show(player, 0);
  const onwards = (): void => {
    show(player, placeOf(player) + 1);
    if (placeOf(player) >= stepsOf(player).length || !player.isConnected) pause(player);
  };
  playing.set(player, setInterval(onwards, PACE));
  label(player);
  onwards();
}

/** At the first step the source shrinks to a few lines; the button that was pressed stays where it is. */
function begin(player: HTMLElement): void {
  const bar = player.querySelector('.seq-bar');
  if (bar === null || player.dataset['step'] !== undefined) return;
  const { top } = bar.getBoundingClientRect();
  player.dataset['step'] = '1';
  scrollBy({ top: bar.getBoundingClientRect().top - top, behavior: 'instant' });
}

/** Shows one step as the present one. */
function show(player: HTMLElement, wanted: number): void {
  const steps = stepsOf(player);
  const place = Math.min(Math.max(wanted, 1), steps.length);
  begin(player);
  player.dataset['step'] = String(place);
  steps.forEach((step, index) => {
    step.classList.toggle('is-now', index + 1 === place);
    step.classList.toggle('is-later', index + 1 > place);
    if (index + 1 === place) step.setAttribute('aria-current', 'step');
    else step.removeAttribute('aria-current');
  });
  const now = steps[place - 1];
  if (now === undefined) return;
  const cells = now.matches('.seq-step') ? [now] : [...now.querySelectorAll<HTMLElement>('.seq-step')];
  showStates(player, cells);
  showLine(player, cells);
  const count = player.querySelector<HTMLElement>('.seq-count');
  if (count !== null) {
    count.textContent = (count.dataset['form'] ?? '')
      .replace('{n}', String(place))
      .replace('{all}', String(steps.length));
  }
  const status = player.querySelector('.seq-now');
  if (status !== null) status.textContent = cells.map(wordsOf).join(' ');
  for (const [go, off] of [
    ['back', place <= 1],
    ['next', place >= steps.length],
  ] as const) {
    player.querySelector(`[data-go=${go}]`)?.setAttribute('aria-disabled', String(off));
  }
  bringIntoView(player, now);
}

/** Text of a step in one line, with the name of the end. */
const wordsOf = (cell: HTMLElement): string =>
  [...cell.querySelectorAll('.seq-which, .seq-who, .seq-label, .seq-say, .seq-state, .seq-nothing')]
    .map((part) => part.textContent.trim())
    .join(' ');

function showStates(player: HTMLElement, cells: HTMLElement[]): void {
  const heads = player.querySelectorAll<HTMLElement>('.seq-heads');
  cells.forEach((cell, side) => {
    for (const end of ['ours', 'peer']) {
      const badge = heads[side]?.querySelector<HTMLElement>(`[data-state=${end}]`);
      const state = cell.dataset[end];
      if (badge == null || state === undefined) continue;
      badge.classList.toggle('is-new', badge.textContent !== state);
      badge.textContent = state;
    }
  });
}

function showLine(player: HTMLElement, cells: HTMLElement[]): void {
  const source = player.querySelector<HTMLElement>('.seq-source');
  // A line that two programs have in two forms stands there once for each.
  const lines = new Set(cells.flatMap(({ dataset: { line } }, side) => [line, `${side}:${line}`]));
  let first: HTMLElement | undefined;
  for (const row of player.querySelectorAll<HTMLElement>('.seq-row')) {
    const { line, only } = row.dataset;
    const present = lines.has(only === undefined ? line : `${only}:${line}`);
    row.classList.toggle('is-now', present);
    if (present) first ??= row;
  }
  // The code alone is scrolled, not the page.
  if (source === null || first === undefined) return;
  const box = source.getBoundingClientRect();
  const row = first.getBoundingClientRect();
  source.scrollTop += row.top - box.top - (box.height - row.height) / 2;
}

/** Scrolls a step into view, below the part of the figure that sticks to the top. */
function bringIntoView(player: HTMLElement, step: HTMLElement): void {
  const above = player.querySelector('.seq-top');
  if (above === null) return;
  const { bottom: top, height } = above.getBoundingClientRect();
  const box = step.getBoundingClientRect();
  const bottom = document.documentElement.clientHeight - 24;
  // What sticks goes up with the page until it has reached its place.
  const stuck = (parseFloat(getComputedStyle(above).top) || 0) + height;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const by =
    box.top < top ? box.top - top : Math.max(0, Math.min(box.bottom - bottom, box.top - Math.max(stuck, 0)));
  if (by !== 0) scrollBy({ top: by, behavior: calm ? 'auto' : 'smooth' });
}

/** A click on a button of the figure, or on one of its steps. */
export function press(player: HTMLElement, target: Element): void {
  const go = target.closest<HTMLElement>('[data-go]')?.dataset['go'];
  if (go === 'play') {
    play(player);
    return;
  }
  const step = target.closest<HTMLElement>('.seq-steps > li');
  if (go === undefined && step === null) return;
  pause(player);
  if (go === 'next') show(player, placeOf(player) + 1);
  else if (go === 'back') show(player, placeOf(player) - 1);
  else if (step !== null) show(player, stepsOf(player).indexOf(step) + 1);
}

const MOVES: Readonly<Record<string, (place: number, last: number) => number>> = {
  ArrowRight: (place) => place + 1,
  ArrowDown: (place) => place + 1,
  ArrowLeft: (place) => place - 1,
  ArrowUp: (place) => place - 1,
  Home: () => 1,
  End: (_place, last) => last,
};

/** A key pressed while the focus is on one of the figure's buttons. */
export function key(player: HTMLElement, event: KeyboardEvent): void {
  const move = MOVES[event.key];
  if (move === undefined) return;
  pause(player);
  show(player, move(placeOf(player), stepsOf(player).length));
}
