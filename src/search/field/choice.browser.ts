/** Choice among the options of a list, by arrow keys, while the focus stays in the field. */
export interface Choice {
  /** Moves by a key; true if the key is one of the choice. */
  move(key: string): boolean;
  /** Chosen option, or the first one. */
  current(): HTMLElement | undefined;
  /** Forgets the choice, since the options are new. */
  reset(): void;
}

/** Makes a choice among the `[role=option]` of a list, told to the field as its active descendant. */
export function choiceIn(list: HTMLElement, field: HTMLInputElement): Choice {
  let active = -1;
  const options = () => [...list.querySelectorAll<HTMLElement>('[role=option]')];
  const choose = (index: number) => {
    const all = options();
    active = all.length === 0 ? -1 : (index + all.length) % all.length;
    all.forEach((option, n) => option.setAttribute('aria-selected', String(n === active)));
    const chosen = all[active];
    if (chosen === undefined) {
      field.removeAttribute('aria-activedescendant');
      return;
    }
    field.setAttribute('aria-activedescendant', chosen.id);
    chosen.scrollIntoView({ block: 'nearest' });
  };
  return {
    move(key) {
      const last = options().length - 1;
      if (key === 'ArrowDown') choose(active + 1);
      else if (key === 'ArrowUp') choose(active < 0 ? last : active - 1);
      else if (key === 'Home' && active >= 0) choose(0);
      else if (key === 'End' && active >= 0) choose(last);
      else return false;
      return true;
    },
    current: () => options()[Math.max(active, 0)],
    reset() {
      active = -1;
      field.removeAttribute('aria-activedescendant');
    },
  };
}
