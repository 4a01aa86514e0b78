/** The recorded runs in `fixtures/`, and the traces that were made of them and read through. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRaw } from '../../src/trace/record/raw-files.build.ts';
import type { Raw } from '../../src/trace/record/raw.ts';
import { traceSchema, type Trace, type TraceRequest } from '../../src/trace/trace.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');

export interface Fixture {
  readonly name: string;
  readonly raw: Raw;
  readonly request: TraceRequest;
  readonly trace: Trace;
}

export const fixture = (name: string): Fixture => ({
  name,
  ...readRaw(join(FOLDER, name)),
  trace: traceSchema.parse(JSON.parse(readFileSync(join(FOLDER, name, 'trace.json'), 'utf8'))),
});

export const FIXTURES: readonly Fixture[] = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => fixture(name));
