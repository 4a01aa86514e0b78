/** Steps for tests, with what a test does not care about filled in. */
import type { End, Segment, Step } from '../../src/trace/trace.ts';

type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

export const syscall = (end: End, name: string, more: Partial<Of<'syscall'>> = {}): Of<'syscall'> => ({
  kind: 'syscall',
  end,
  name,
  ...more,
});

export const segment = (from: End, flags: Segment['flags'], length = 0): Segment => ({
  kind: 'segment',
  from,
  flags,
  length,
  seq: 1,
});

export const call = (end: End, line: number, more: Partial<Of<'call'>> = {}): Of<'call'> => ({
  kind: 'call',
  end,
  object: 'socket',
  name: 'write',
  by: 'program',
  place: { line },
  ...more,
});

export const event = (end: End, name: string, more: Partial<Of<'event'>> = {}): Of<'event'> => ({
  kind: 'event',
  end,
  object: 'socket',
  name,
  via: 'event',
  ...more,
});
