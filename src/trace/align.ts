/** Puts the steps of two traces beside each other. Pure. */
import type { Step } from './trace.ts';

/** One row of the comparison: the step of each trace, if it has one then. */
export interface Moment {
  readonly at: readonly [number | undefined, number | undefined];
  /** True if both steps are equal. */
  readonly same: boolean;
}

/** Key by which steps are put beside each other, whatever their results. */
function momentOf(step: Step): string {
  switch (step.kind) {
    case 'call':
      return `call ${step.end} ${step.place?.line}`;
    case 'syscall':
      return `syscall ${step.end} ${step.name}`;
    case 'segment':
      return `segment ${step.from}`;
    case 'event':
      return `event ${step.end} ${step.via} ${step.name}`;
    case 'repeat':
      return 'repeat';
  }
}

const factOf = (step: Step): string =>
  JSON.stringify(step, (key, value: unknown) =>
    key === 'seq' || key === 'ack' || key === 'place' ? undefined : value,
  );

/**
 * The longest common run of moments, each as early as it may be.
 * @returns every step of both, in order
 */
export function alignSteps(left: readonly Step[], right: readonly Step[]): Moment[] {
  const [a, b] = [left.map(momentOf), right.map(momentOf)];
  // Longest common part of what remains from each place on.
  const longest: number[][] = Array.from({ length: a.length + 1 }, () => Array<number>(b.length + 1).fill(0));
  const rest = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = longest[i] ?? [];
      row[j] = a[i] === b[j] ? 1 + rest(i + 1, j + 1) : Math.max(rest(i + 1, j), rest(i, j + 1));
    }
  }
  const moments: Moment[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const [one, other] = [left[i], right[j]];
    if (one !== undefined && other !== undefined && a[i] === b[j]) {
      moments.push({ at: [i, j], same: factOf(one) === factOf(other) });
      i += 1;
      j += 1;
    } else if (one !== undefined && (other === undefined || rest(i + 1, j) >= rest(i, j + 1))) {
      moments.push({ at: [i, undefined], same: false });
      i += 1;
    } else {
      moments.push({ at: [undefined, j], same: false });
      j += 1;
    }
  }
  return moments;
}
