/** The traces on disk: what is asked for of each example, and what was recorded. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requestsSchema, traceSchema, type Trace, type TraceRequest } from './trace.ts';
import { examplesFolder, fileOf, inputsHash, listExamples } from '../examples/files.build.ts';

export const tracePath = (example: string, part: string, folder = examplesFolder()): string =>
  join(folder, example, 'traces', `${part}.json`);

/**
 * Parts of an example of which a trace is asked for, in `examples/<id>/traces.json`.
 * @throws an error that names the file, if it is not of the schema
 */
function readRequests(example: string, folder = examplesFolder()): Record<string, TraceRequest> {
  const path = join(folder, example, 'traces.json');
  if (!existsSync(path)) return {};
  const parsed = requestsSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success)
    throw new Error(`${path}: not of the schema (src/trace/trace.ts): ${parsed.error.message}`);
  return parsed.data;
}

/** Every trace that is asked for. */
export const listTraced = (
  folder = examplesFolder(),
): { example: string; part: string; request: TraceRequest }[] =>
  listExamples(folder).flatMap((example) =>
    Object.entries(readRequests(example, folder)).map(([part, request]) => ({ example, part, request })),
  );

/** Hash of the files that are run and of what is asked of the recorder; the expectation is not part of it. */
export function traceInputs(
  example: string,
  part: string,
  request: TraceRequest,
  folder = examplesFolder(),
): string {
  const { connection, from, tls } = request;
  return createHash('sha256')
    .update(inputsHash(join(folder, example, fileOf(example, part, 'typescript')), folder))
    .update(JSON.stringify({ connection, from, tls }))
    .digest('hex')
    .slice(0, 16);
}

/**
 * The trace of a part, known to be of the files as they are now.
 * @throws when none is asked for, or it is missing, malformed or stale; the message says how to mend it
 */
export function readTrace(example: string, part: string, folder = examplesFolder()): Trace {
  const mend = `run \`npm run record:trace -- ${example}\``;
  const requests = readRequests(example, folder);
  const request = requests[part];
  if (request === undefined) {
    throw new Error(
      `no trace of "${part}" is asked for in examples/${example}/traces.json: it has ${Object.keys(requests).join(', ') || 'none'}`,
    );
  }
  const path = tracePath(example, part, folder);
  if (!existsSync(path)) throw new Error(`"${part}" of ${example} has no trace: ${mend}`);
  const parsed = traceSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new Error(`${path}: not a trace; ${mend}. ${parsed.error.message}`);
  if (parsed.data.inputs !== traceInputs(example, part, request, folder)) {
    throw new Error(`the trace of "${part}" of ${example} is stale, its files have changed: ${mend}`);
  }
  return parsed.data;
}
