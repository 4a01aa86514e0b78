/**
 * Schema of a trace: the steps in which one connection broke, as they were recorded. Pure: no files, no processes. It
 * holds facts alone; their sentences are made in `words.ts`.
 */
import * as z from 'zod';
import { TCP_STATES } from './tcp-states.ts';

/** One end of the connection: the one that the page calls ours, and the peer. */
const endSchema = z.enum(['ours', 'peer']);

/** Place in the source: a line of the traced file, or of another file of the examples. */
const placeSchema = z.strictObject({ line: z.number().int().positive(), file: z.string().optional() });

const errorSchema = z.strictObject({
  name: z.string(),
  message: z.string(),
  code: z.string().optional(),
  errno: z.number().int().optional(),
  syscall: z.string().optional(),
});

const statesSchema = z.strictObject({ ours: z.enum(TCP_STATES), peer: z.enum(TCP_STATES) });

/** Fields of every step: its place in the source, and the states of both ends after it, if they changed. */
const common = { place: placeSchema.optional(), states: statesSchema.optional() };

/** Call of a socket's method, by the program or by the runtime itself. */
const callSchema = z.strictObject({
  kind: z.literal('call'),
  end: endSchema,
  object: z.enum(['socket', 'request', 'response']),
  name: z.enum(['write', 'end', 'destroy', 'resetAndDestroy']),
  by: z.enum(['program', 'runtime']),
  ...common,
});

/** System call, with the kernel's answer. */
const syscallSchema = z.strictObject({
  kind: z.literal('syscall'),
  end: endSchema,
  name: z.string(),
  /** Argument that matters: `SHUT_WR`, `SO_LINGER`. */
  detail: z.string().optional(),
  /** Returned value; absent for a call that does not return. */
  result: z.number().int().optional(),
  errno: z.string().optional(),
  /** The signal that came with it. */
  signal: z.string().optional(),
  ...common,
});

/** TCP segment, from one kernel to the other. */
const segmentSchema = z.strictObject({
  kind: z.literal('segment'),
  from: endSchema,
  flags: z.array(z.enum(['SYN', 'FIN', 'RST', 'ACK'])).min(1),
  /** Bytes of data. */
  length: z.number().int().nonnegative(),
  /** Sequence number, relative to the first byte of its sender: 1 is that byte. */
  seq: z.number().int().nonnegative(),
  ack: z.number().int().nonnegative().optional(),
  /** Kinds of the TLS records that begin in it, as their headers say. */
  tls: z.array(z.string()).optional(),
  ...common,
});

/** Event that the program got, or callback of a call. */
const eventSchema = z.strictObject({
  kind: z.literal('event'),
  end: endSchema,
  object: z.enum(['socket', 'request', 'response']),
  name: z.string(),
  via: z.enum(['event', 'callback']),
  error: errorSchema.optional(),
  hadError: z.boolean().optional(),
  ...common,
});

/** The previous `steps` steps were repeated `times` more times. */
const repeatSchema = z.strictObject({
  kind: z.literal('repeat'),
  steps: z.number().int().positive(),
  times: z.number().int().positive(),
  states: statesSchema.optional(),
});

const stepSchema = z.discriminatedUnion('kind', [
  callSchema,
  syscallSchema,
  segmentSchema,
  eventSchema,
  repeatSchema,
]);

/** One file `examples/<id>/traces/<part>.json`. */
export const traceSchema = z.strictObject({
  example: z.string(),
  part: z.string(),
  runtime: z.strictObject({ name: z.string(), version: z.string() }),
  platform: z.string(),
  /** Hash of the files that were run and of what was asked of the recorder. */
  inputs: z.string(),
  channel: z.enum(['tcp', 'unix', 'pipe']),
  /** The program at the other end, where it is another process. */
  peerProgram: z.string().optional(),
  /** States when the first step begins; only TCP has any. */
  start: statesSchema.optional(),
  /**
   * Number of times that the states, which are derived from the segments, were compared with /proc/net/tcp and agreed.
   */
  statesChecked: z.number().int().nonnegative(),
  steps: z.array(stepSchema).min(1).max(40),
});

/** Fields that a step must have; of a list, the members that it must contain. */
const patternSchema = z.record(z.string(), z.unknown());

/** Entry of `examples/<id>/traces.json`: the trace that is wanted of a part. */
export const requestSchema = z.strictObject({
  /** A connection inside the demo's own process, the n-th that it opens, or the standard input of a child. */
  connection: z.union([
    z.strictObject({ kind: z.enum(['tcp', 'unix']), number: z.number().int().positive().default(1) }),
    z.strictObject({ kind: z.literal('stdin'), program: z.string() }),
  ]),
  /** The first step that is kept: the first that matches. */
  from: patternSchema.optional(),
  /** True if the segments carry TLS records. */
  tls: z.boolean().default(false),
  /** True if two processes run at once, so that their steps may interleave in another way each time. */
  interleaves: z.boolean().default(false),
  /** Patterns of steps that the trace must contain, in this order. */
  expect: z.array(patternSchema).min(1),
  /** Patterns of steps that the trace must not contain. */
  never: z.array(patternSchema).default([]),
});
export const requestsSchema = z.record(z.string(), requestSchema);

export type End = z.infer<typeof endSchema>;
export type States = z.infer<typeof statesSchema>;
export type Place = z.infer<typeof placeSchema>;
export type Step = z.infer<typeof stepSchema>;
export type Segment = z.infer<typeof segmentSchema>;
export type Trace = z.infer<typeof traceSchema>;
export type TraceRequest = z.infer<typeof requestSchema>;
export type Pattern = z.infer<typeof patternSchema>;

export const otherEnd = (end: End): End => (end === 'ours' ? 'peer' : 'ours');
