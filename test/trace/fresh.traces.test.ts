/** A fresh trace of each demo tells what the kept one tells. Needs strace, tcpdump and the right to use them. */
import { describe, expect, test } from 'vitest';
import { whyNoTraces } from '../../scripts/lib/trace-tools.mjs';
import { gistOf, unmet } from '../../src/trace/match.ts';
import { recordTrace } from '../../src/trace/record/record.build.ts';
import { listTraced, readTrace } from '../../src/trace/files.build.ts';

const why = whyNoTraces();
if (why !== undefined) console.warn(`fresh traces are skipped: ${why}`);

describe.skipIf(why !== undefined)('a fresh trace', () => {
  test.each(listTraced())('$example $part', async ({ example, part, request }) => {
    const { trace: fresh } = await recordTrace(example, part, request);
    expect(unmet(fresh.steps, request)).toEqual([]);
    // Two processes at once: their steps may interleave in another way each time.
    if (!request.interleaves) expect(gistOf(fresh)).toEqual(gistOf(readTrace(example, part)));
  });
});
