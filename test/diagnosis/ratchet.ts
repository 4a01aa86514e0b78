/** Limits that follow the best figures reached: worse fails, and so does better until the limit is renewed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

/** Texts that were right, out of all. */
export interface Figure {
  readonly first: number;
  readonly amongThree: number;
  readonly of: number;
}

type Limits = Record<string, Figure>;

const FILE = join(import.meta.dirname, 'limits.json');
const read = (): Limits => JSON.parse(readFileSync(FILE, 'utf8')) as Limits;

/** Command that writes better figures into the file. */
const RENEW = 'RENEW_LIMITS=1 npx vitest run --project unit test/diagnosis/threads.test.ts';

/** @param misses what went wrong, for the message */
export function expectFigure(name: string, figure: Figure, misses: string): void {
  const limits = read();
  const limit = limits[name] ?? { first: 0, amongThree: 0, of: figure.of };
  const isWorse = figure.first < limit.first || figure.amongThree < limit.amongThree;
  if (process.env['RENEW_LIMITS'] !== undefined && !isWorse) {
    writeFileSync(FILE, `${JSON.stringify({ ...limits, [name]: figure }, undefined, 2)}\n`);
    return;
  }
  expect(isWorse, `${name}: ${say(figure)}, and the limit is ${say(limit)}.\n${misses}`).toBe(false);
  expect(figure, `${name} is better than its limit, or has other texts: renew it with\n${RENEW}\n`).toEqual(
    limit,
  );
}

const say = ({ first, amongThree, of }: Figure): string =>
  `${first} first and ${amongThree} among three of ${of}`;
