/** Every trace that is kept is of the files as they are, and means what its `traces.json` says. */
import { describe, expect, test } from 'vitest';
import { checkCausality } from '../../src/trace/record/causality.ts';
import { unmet } from '../../src/trace/match.ts';
import type { Step } from '../../src/trace/trace.ts';
import { listTraced, readTrace } from '../../src/trace/files.build.ts';

const traced = listTraced();

test('there are traces', () => {
  expect(traced.length).toBeGreaterThan(10);
});

describe.each(traced)('$example $part', ({ example, part, request }) => {
  test('means what is expected', () => {
    const { steps } = readTrace(example, part);
    expect(unmet(steps, request)).toEqual([]);
    // The traces that begin later have lost what came before: only whole ones can be counted.
    if (request.from === undefined) checkCausality(steps);
  });
});

describe('each expectation can fail', () => {
  const { request } = traced.find(({ part }) => part === 'demo-epipe')!;
  const { steps } = readTrace('watch-it-break', 'demo-epipe');
  const at = (wanted: (step: Step) => boolean): number => steps.findIndex(wanted);
  const fin = at((step) => step.kind === 'segment' && step.flags.includes('FIN'));
  const rst = at((step) => step.kind === 'segment' && step.flags.includes('RST'));
  const write = at((step) => step.kind === 'syscall' && step.name === 'write');

  const moved = (from: number, to: number): Step[] => {
    const changed = steps.toSpliced(from, 1);
    return changed.toSpliced(to, 0, steps[from]!);
  };

  test('a FIN after the first write', () => {
    expect(unmet(moved(fin, write), request).join()).toMatch(/there is no .*FIN|there is no .*after/);
  });

  test('no RST', () => {
    expect(unmet(steps.toSpliced(rst, 1), request).join()).toMatch(/there is no .*RST/);
  });

  test('an RST that comes before the data which it answers', () => {
    expect(unmet(moved(rst, fin), request).join()).toMatch(/there is no .*RST/);
  });

  test('an accepted second write', () => {
    const accepted = steps.map((step): Step => {
      if (step.kind !== 'syscall' || step.errno !== 'EPIPE') return step;
      const { errno: _errno, ...rest } = step;
      return { ...rest, result: 6 };
    });
    expect(unmet(accepted, request).join()).toMatch(/there is no .*EPIPE/);
  });

  test('what must not be', () => {
    const fresh: Step = { kind: 'segment', from: 'ours', flags: ['FIN', 'ACK'], length: 0, seq: 6 };
    expect(unmet([...steps, fresh], request).join()).toMatch(/step 17 is .* which must not be/);
  });

  test('an effect before its cause', () => {
    expect(() => checkCausality(moved(fin, 0))).toThrow(/step 1: a FIN crossed before a close or shutdown/);
    expect(() => checkCausality(moved(write, steps.length - 1))).toThrow(/crossed before they were written/);
  });
});
