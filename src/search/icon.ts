/** A magnifying glass, for the button and the fields of the search: an ornament beside a name. */
export const SEARCH_ICON =
  '<svg width="20" height="20" viewBox="0 0 20 20" fill="none" aria-hidden="true"><path d="m13.5 13.5 4 4M8.5 15a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Z" stroke="currentColor" stroke-width="2" stroke-linecap="round"/></svg>';
