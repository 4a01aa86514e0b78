// https://tuberia-rota.example/examples/observe.ts | SPDX-License-Identifier: 0BSD
/**
 * What every demo shares: saying what happens, reporting an error with its fields, and never hanging.
 * The modules that readers copy do not import this file.
 */
import { appendFileSync } from 'node:fs';

/** How an error reached the program. */
export type Arrival =
  | 'event'
  | 'callback'
  | 'rejection'
  | 'throw'
  | 'return value'
  | 'uncaught exception'
  | 'unhandled rejection';

/** The fields by which an error is told from another; a field the error lacks is left out. */
export interface ErrorFields {
  arrival: Arrival;
  name: string;
  message: string;
  code?: string;
  errno?: number;
  syscall?: string;
}

/** Where the recorder wants each error as one line of JSON; unset when a person runs the demo. */
const recordTo = process.env['RECORD_TO'];

/** Longest time that a demo may take, in milliseconds; a test on a busy machine sets a longer one. */
const TIME_LIMIT = Number(process.env['DEMO_TIME_LIMIT'] ?? 2000);

// Unref'd, so that it never keeps a demo alive: it fires only when something else does.
setTimeout(() => {
  process.stderr.write('demo did not end in time\n');
  process.exit(124);
}, TIME_LIMIT).unref();

if (recordTo !== undefined) {
  // A monitor sees the error that ends the process without changing that it ends.
  process.on('uncaughtExceptionMonitor', (error, origin) => {
    record(fieldsOf(origin === 'unhandledRejection' ? 'unhandled rejection' : 'uncaught exception', error));
  });
}

function record(fields: ErrorFields): void {
  if (recordTo !== undefined) appendFileSync(recordTo, `${JSON.stringify(fields)}\n`);
}

/** Reads the telling fields of anything that was thrown. */
export function fieldsOf(arrival: Arrival, error: unknown): ErrorFields {
  if (!(error instanceof Error)) return { arrival, name: typeof error, message: String(error) };
  const fields: ErrorFields = { arrival, name: error.name, message: error.message };
  const { errno, syscall } = error as NodeJS.ErrnoException;
  // A DOMException's code is a number.
  const code: unknown = (error as NodeJS.ErrnoException).code;
  if (typeof code === 'string' || typeof code === 'number') fields.code = String(code);
  if (errno !== undefined) fields.errno = errno;
  if (syscall !== undefined) fields.syscall = syscall;
  return fields;
}

/** Prints one line of the demo's transcript on standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * Prints an error and how it arrived, and hands its fields to the recorder.
 * @param arrival by event, callback, rejection, throw or return value
 * @param error what arrived
 */
export function report(arrival: Arrival, error: unknown): void {
  const fields = fieldsOf(arrival, error);
  record(fields);
  const details = Object.entries(fields)
    .filter(([key]) => !['arrival', 'name', 'message'].includes(key))
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? `'${value}'` : value}`);
  say(
    `[${arrival}] ${fields.name}: ${fields.message}${details.length > 0 ? ` { ${details.join(', ')} }` : ''}`,
  );
}

/**
 * The command that runs another file of the examples on the runtime that runs this one.
 * @param file path of a TypeScript file
 * @returns the program and its arguments, for `child_process.spawn`
 */
export function commandFor(file: string): [program: string, args: string[]] {
  if ('Deno' in globalThis) return [process.execPath, ['run', '--quiet', '--allow-all', file]];
  return [process.execPath, [...process.execArgv, file]];
}
