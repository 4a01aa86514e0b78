/** Comparison of steps with those that are expected, and of two traces. Pure. */
import type { Pattern, Step, Trace, TraceRequest } from './trace.ts';

/**
 * @param pattern what must be equal; of a list, members that must be there; an object, in turn, is a pattern
 */
export function matches(value: unknown, pattern: unknown): boolean {
  if (Array.isArray(pattern)) {
    return Array.isArray(value) && pattern.every((wanted) => value.some((found) => matches(found, wanted)));
  }
  if (typeof pattern === 'object' && pattern !== null) {
    return (
      typeof value === 'object' &&
      value !== null &&
      Object.entries(pattern).every(([key, wanted]) => matches((value as Pattern)[key], wanted))
    );
  }
  return value === pattern;
}

/**
 * @returns what of the expectation the steps do not bear out; none if all is as expected
 */
export function unmet(
  steps: readonly Step[],
  { expect, never }: Pick<TraceRequest, 'expect' | 'never'>,
): string[] {
  const problems: string[] = [];
  let from = 0;
  for (const [index, pattern] of expect.entries()) {
    const at = steps.findIndex((step, place) => place >= from && matches(step, pattern));
    if (at < 0) {
      const after = index === 0 ? 'among the steps' : `after ${JSON.stringify(expect[index - 1])}`;
      problems.push(`there is no ${JSON.stringify(pattern)} ${after}`);
      break;
    }
    from = at + 1;
  }
  for (const pattern of never) {
    const at = steps.findIndex((step) => matches(step, pattern));
    if (at >= 0) problems.push(`step ${at + 1} is ${JSON.stringify(pattern)}, which must not be`);
  }
  return problems;
}

/**
 * Facts that two runs of the same program share: without the length of data, the number of repetitions, and the time of
 * acknowledgements.
 */
export function gistOf(trace: Pick<Trace, 'steps'>): string[] {
  return trace.steps
    .filter(({ kind }) => kind !== 'repeat')
    .map((step) =>
      JSON.stringify(step, (key, value: unknown) => {
        if (key === 'seq' || key === 'ack') return undefined;
        if (key === 'length' || key === 'result') return typeof value === 'number' ? Math.sign(value) : value;
        if (key === 'states') return undefined;
        return value;
      }),
    );
}
