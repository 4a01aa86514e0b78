import { expect, test } from 'vitest';
import { regionOf } from '../../src/examples/regions.ts';

const source = 'a\n  // #region one\n  b\n    c\n  // #endregion\nd\n# #region two\ne\n';

test('a region comes without its marks and its indentation', () => {
  expect(regionOf(source, 'one', 'x.ts')).toEqual({ text: 'b\n  c', firstLine: 2, indent: 2 });
});

test('a missing region names the file and the mend', () => {
  expect(() => regionOf(source, 'three', 'x.ts')).toThrow(
    /x\.ts has 0 regions "three": write `#region three`/,
  );
});

test('an open region names the line', () => {
  expect(() => regionOf(source, 'two', 'x.py')).toThrow(/x\.py:7 is not closed/);
});
