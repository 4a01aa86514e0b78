/** Verifies that no effect stands before its cause. Pure. */
import { otherEnd, type Step } from '../trace.ts';
import { RECEIVES, SENDS } from './seen.ts';

/** System calls by which an end stops sending. */
const LEAVES = new Set(['close', 'shutdown', 'exit_group']);

/** @throws when bytes cross before they are written, or are read before they cross, or a FIN comes out of nothing */
export function checkCausality(steps: readonly Step[]): void {
  const bytes = { written: { ours: 0, peer: 0 }, crossed: { ours: 0, peer: 0 }, read: { ours: 0, peer: 0 } };
  const left = { ours: false, peer: false };
  const crosses = steps.some(({ kind }) => kind === 'segment');
  for (const [index, step] of steps.entries()) {
    if (step.kind === 'syscall') {
      const { end, name, result = 0 } = step;
      if (SENDS.has(name)) bytes.written[end] += Math.max(0, result);
      if (RECEIVES.has(name)) bytes.read[end] += Math.max(0, result);
      if (LEAVES.has(name)) left[end] = true;
      const sent = (crosses ? bytes.crossed : bytes.written)[otherEnd(end)];
      if (bytes.read[end] > sent) throw new Error(`step ${index + 1}: read before it was sent`);
    } else if (step.kind === 'segment') {
      bytes.crossed[step.from] += step.length;
      if (bytes.crossed[step.from] > bytes.written[step.from])
        throw new Error(`step ${index + 1}: data crossed before they were written`);
      if (step.flags.includes('FIN') && !left[step.from])
        throw new Error(`step ${index + 1}: a FIN crossed before a close or shutdown`);
    }
  }
}
