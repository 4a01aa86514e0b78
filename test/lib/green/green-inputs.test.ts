/** A check is repeated when its inputs or judges change, when it failed, and in its turn. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GreenInputs } from './green-inputs.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'green-inputs-'));
  path = join(folder, 'record.json');
  vi.stubEnv('FULL', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function passes(name: string, inputs: readonly string[], judges = ['judge']): void {
  const green = new GreenInputs(path, judges);
  green.add(name, inputs);
  green.save();
}

/** Days of five on which a check is not repeated. */
const daysOff = (name: string, inputs: readonly string[], judges = ['judge']): number =>
  [0, 1, 2, 3, 4].filter((day) => new GreenInputs(path, judges, day).has(name, inputs)).length;

test('what has passed is repeated once in five days', () => {
  passes('a', ['1']);
  expect(daysOff('a', ['1'])).toBe(4);
});

test('what is new, or has other inputs or judges, is repeated each day', () => {
  expect(daysOff('a', ['1'])).toBe(0);
  passes('a', ['1']);
  expect(daysOff('a', ['2'])).toBe(0);
  expect(daysOff('a', ['1'], ['another'])).toBe(0);
  expect(daysOff('b', ['1'])).toBe(0);
});

test('FULL=1 repeats everything', () => {
  passes('a', ['1']);
  vi.stubEnv('FULL', '1');
  expect(daysOff('a', ['1'])).toBe(0);
});

test('what is skipped stays on record; what failed, or is gone, does not', () => {
  passes('a', ['1']);
  const green = new GreenInputs(path, ['judge']);
  green.has('a', ['1']);
  green.add('b', ['1']);
  green.drop('b');
  green.save();
  expect(Object.keys(JSON.parse(readFileSync(path, 'utf8')) as object)).toEqual(['a']);
  new GreenInputs(path, ['judge']).save();
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({});
});

test('what is kept stays on record on its day too, and only with the same inputs', () => {
  passes('a', ['1']);
  for (const day of [0, 1, 2, 3, 4]) {
    const green = new GreenInputs(path, ['judge'], day);
    expect(green.keep('a', ['1'])).toBe(true);
    green.save();
    expect(Object.keys(JSON.parse(readFileSync(path, 'utf8')) as object)).toEqual(['a']);
  }
  expect(new GreenInputs(path, ['judge']).keep('a', ['2'])).toBe(false);
});
