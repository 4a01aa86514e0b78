/** Bytes of a visit held against their limits, and limits made from what was measured. */

/** Bytes that may be transferred, and how many of them may be script. */
export interface Budget {
  readonly total: number;
  readonly script: number;
}

export interface Fetched {
  readonly file: string;
  readonly script: boolean;
  readonly bytes: number;
}

/** Room above what was measured, so that a changed sentence is no reason to renew a limit. */
const ROOM = 1.02;
/** Room from which a limit is slack. */
const SLACK = 1.06;
/** Bytes that are never worth a new limit. */
const LEAST = 300;

const KEYS = ['total', 'script'] as const;

function costOf(files: readonly Fetched[]): Budget {
  const sum = (wanted: readonly Fetched[]) => wanted.reduce((total, { bytes }) => total + bytes, 0);
  return { total: sum(files), script: sum(files.filter(({ script }) => script)) };
}

/** The dearer one of several visits. */
function mostOf(visits: readonly (readonly Fetched[])[]): Budget {
  const costs = visits.map(costOf);
  return {
    total: Math.max(...costs.map(({ total }) => total)),
    script: Math.max(...costs.map(({ script }) => script)),
  };
}

const limitOf = (bytes: number): number => Math.ceil((bytes * ROOM) / 100) * 100;

/** Limits for what several visits cost. */
export function renewed(visits: readonly (readonly Fetched[])[]): Budget {
  const { total, script } = mostOf(visits);
  return { total: limitOf(total), script: limitOf(script) };
}

/** Messages for a visit that costs more than its budget, with all that it is made of. */
export function excess(files: readonly Fetched[], budget: Budget): string[] {
  const cost = costOf(files);
  const parts = files.map(({ file, bytes }) => `${bytes} ${file}`).join('\n');
  return KEYS.filter((key) => cost[key] > budget[key]).map(
    (key) => `${key}: ${cost[key]} bytes of ${budget[key]}, of which\n${parts}`,
  );
}

/** Limits that are far above what the dearest visit costs. */
export function slack(visits: readonly (readonly Fetched[])[], budget: Budget): string[] {
  const cost = mostOf(visits);
  return KEYS.filter((key) => budget[key] > Math.max(cost[key] * SLACK, limitOf(cost[key]) + LEAST)).map(
    (key) => `${key}: ${cost[key]} bytes, of ${budget[key]}: make that the limit by npm run renew:bytes`,
  );
}
