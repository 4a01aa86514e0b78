/** Schema of a recording, and the comparison of an observation with it. Pure: no files, no processes. */
import * as z from 'zod';

/** One error as a demo met it. */
export const errorSchema = z.strictObject({
  arrival: z.enum([
    'event',
    'callback',
    'rejection',
    'throw',
    'return value',
    'uncaught exception',
    'unhandled rejection',
  ]),
  name: z.string(),
  message: z.string(),
  code: z.string().optional(),
  errno: z.number().int().optional(),
  syscall: z.string().optional(),
});

/** Result of one run of a demo, normalised. */
const outcomeSchema = z.strictObject({
  stdout: z.string(),
  stderr: z.string(),
  exitCode: z.number().int().nullable(),
  signal: z.string().nullable(),
  errors: z.array(errorSchema),
});

/** A demo's outcomes on one runtime, most frequent first: one, unless the runtime behaves at random. */
const runSchema = z.strictObject({
  command: z.string(),
  inputs: z.string(),
  times: z.number().int().positive(),
  outcomes: z.array(outcomeSchema.extend({ share: z.number().int().positive() })).min(1),
});

/** One file `examples/<id>/recordings/<runtime>.json`. */
export const recordingSchema = z.strictObject({
  example: z.string(),
  runtime: z.strictObject({ name: z.string(), version: z.string() }),
  platform: z.string(),
  runs: z.record(z.string(), runSchema),
});

export type RecordedError = z.infer<typeof errorSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type Run = z.infer<typeof runSchema>;
export type Recording = z.infer<typeof recordingSchema>;

/** Caption under a recorded output: "Node.js 20.20.2, Linux". */
export function recordedOn(recording: Recording): string {
  return `${recording.runtime.name} ${recording.runtime.version}, ${recording.platform}`;
}

/**
 * Compares an observation with those recorded.
 * @param sameVersion false compares facts only: another patch release moves line numbers within stack traces
 */
export function wasRecorded(run: Run, seen: Outcome, sameVersion: boolean): boolean {
  const key = (outcome: Outcome): string =>
    JSON.stringify([
      outcome.stdout,
      sameVersion ? outcome.stderr : '',
      outcome.exitCode,
      outcome.signal,
      outcome.errors.map(({ arrival, name, message, code, errno, syscall }) => [
        arrival,
        name,
        message,
        code,
        errno,
        syscall,
      ]),
    ]);
  return run.outcomes.some((outcome) => key(outcome) === key(seen));
}

/** Gathers equal outcomes and counts them, most frequent first. */
export function distribution(outcomes: readonly Outcome[]): Run['outcomes'] {
  const counted = new Map<string, Run['outcomes'][number]>();
  for (const outcome of outcomes) {
    const key = JSON.stringify(outcome);
    const known = counted.get(key);
    if (known === undefined) counted.set(key, { ...outcome, share: 1 });
    else known.share += 1;
  }
  return [...counted.values()].sort((a, b) => b.share - a.share);
}
