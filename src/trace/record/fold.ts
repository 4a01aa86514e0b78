/** Shortens runs of repeated steps. Pure. */
import type { Step } from '../trace.ts';

const LONGEST_BLOCK = 8;

/** A block of steps that follows itself, and how often it stands there. */
interface Run {
  readonly block: number;
  readonly times: number;
}

/** Replaces the second and further repetitions of a block of steps by their number, where there are three or more. */
export function fold(steps: readonly Step[]): Step[] {
  const keys = steps.map(keyOf);
  const folded: Step[] = [];
  for (let at = 0; at < steps.length;) {
    const run = longestRun(keys, at);
    folded.push(...steps.slice(at, at + (run?.block ?? 1)));
    if (run !== undefined) folded.push({ kind: 'repeat', steps: run.block, times: run.times - 1 });
    at += run === undefined ? 1 : run.block * run.times;
  }
  return folded;
}

/** Equal for steps that differ only in how many bytes they carry. */
const keyOf = (step: Step): string =>
  JSON.stringify(step, (key, value: unknown) => {
    if (key === 'seq' || key === 'ack') return undefined;
    return (key === 'result' || key === 'length') && typeof value === 'number' ? Math.sign(value) : value;
  });

/** The run from a place on that replaces the most steps; of equal ones, that of the shortest block. */
function longestRun(keys: readonly string[], at: number): Run | undefined {
  let best: Run | undefined;
  for (let block = 1; block <= LONGEST_BLOCK; block += 1) {
    let times = 1;
    while (repeats(keys, at, block, times)) times += 1;
    if (times >= 3 && block * times > (best === undefined ? 0 : best.block * best.times))
      best = { block, times };
  }
  return best;
}

const repeats = (keys: readonly string[], at: number, block: number, times: number): boolean => {
  const next = at + block * times;
  if (next + block > keys.length) return false;
  return keys.slice(at, at + block).every((key, index) => key === keys[next + index]);
};
