/**
 * The shape of a trace: how one connection broke, step by step, as it was recorded. Pure: no files, no processes.
 * Facts only; the words that pages put to them stand in `words.ts`.
 */
import * as z from 'zod';
import { TCP_STATES } from './tcp-states.ts';

/** One end of the connection: the one that the page calls ours, and the peer. */
export const endSchema = z.enum(['ours', 'peer']);

/** Where in the source: a line of the traced file, or of another file of the examples. */
const placeSchema = z.strictObject({ line: z.number().int().positive(), file: z.string().optional() });

const errorSchema = z.strictObject({
  name: z.string(),
  message: z.string(),
  code: z.string().optional(),
  errno: z.number().int().optional(),
  syscall: z.string().optional(),
});

const statesSchema = z.strictObject({ ours: z.enum(TCP_STATES), peer: z.enum(TCP_STATES) });

/** What every step may say besides: where in the source it belongs, and the states of both ends after it, if they changed. */
const common = { place: placeSchema.optional(), states: statesSchema.optional() };

/** What the program (or the runtime by itself) asked of a socket. */
const callSchema = z.strictObject({
  kind: z.literal('call'),
  end: endSchema,
  object: z.enum(['socket', 'request', 'response']),
  name: z.enum(['write', 'end', 'destroy', 'resetAndDestroy']),
  by: z.enum(['program', 'runtime']),
  ...common,
});

/** What the program asked of the kernel, and the answer. */
const syscallSchema = z.strictObject({
  kind: z.literal('syscall'),
  end: endSchema,
  name: z.string(),
  /** What tells one call of this name from another: `SHUT_WR`, `SO_LINGER`. */
  detail: z.string().optional(),
  /** What it returned; absent where it does not return. */
  result: z.number().int().optional(),
  errno: z.string().optional(),
  /** The signal that came with it. */
  signal: z.string().optional(),
  ...common,
});

/** What crossed from one kernel to the other. */
const segmentSchema = z.strictObject({
  kind: z.literal('segment'),
  from: endSchema,
  flags: z.array(z.enum(['SYN', 'FIN', 'RST', 'ACK'])).min(1),
  /** Bytes of data. */
  length: z.number().int().nonnegative(),
  /** Counted from the first byte that its sender sent: 1 is that byte. */
  seq: z.number().int().nonnegative(),
  ack: z.number().int().nonnegative().optional(),
  /** Kinds of the TLS records that begin in it, as their headers say. */
  tls: z.array(z.string()).optional(),
  ...common,
});

/** What the program was told, by an event or by the callback of a call. */
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

/** The steps before it, as many as it says, came this many times more. */
const repeatSchema = z.strictObject({
  kind: z.literal('repeat'),
  steps: z.number().int().positive(),
  times: z.number().int().positive(),
  states: statesSchema.optional(),
});

export const stepSchema = z.discriminatedUnion('kind', [
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
  /** How often the states, which are derived from the segments, were compared with /proc/net/tcp and agreed. */
  statesChecked: z.number().int().nonnegative(),
  steps: z.array(stepSchema).min(1).max(40),
});

/** A part of a step, which must be equal; of a list, members that must be there. */
export const patternSchema = z.record(z.string(), z.unknown());

/** What `examples/<id>/traces.json` asks for, part by part. */
export const requestSchema = z.strictObject({
  /** A connection inside the demo's own process, the n-th that it opens, or the standard input of a child. */
  connection: z.union([
    z.strictObject({ kind: z.enum(['tcp', 'unix']), number: z.number().int().positive().default(1) }),
    z.strictObject({ kind: z.literal('stdin'), program: z.string() }),
  ]),
  /** The first step that is kept: the first that matches. */
  from: patternSchema.optional(),
  /** Whether the segments carry TLS records. */
  tls: z.boolean().default(false),
  /** Whether two processes run at once, so that their steps may interleave in another way each time. */
  interleaves: z.boolean().default(false),
  /** What must be among the steps, in this order. */
  expect: z.array(patternSchema).min(1),
  /** What must not be among them. */
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
