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

test('a region is found by its whole name', () => {
  const two = '// #region long-name\na\n// #endregion\n// #region long\nb\n// #endregion\n';
  expect(regionOf(two, 'long', 'x.ts').text).toBe('b');
});

test('an empty line has no indentation', () => {
  expect(regionOf('// #region a\n  b\n\n  c\n// #endregion', 'a', 'x.ts')).toMatchObject({
    text: 'b\n\nc',
    indent: 2,
  });
});

test('a region that is there twice is refused', () => {
  const twice = '// #region a\nb\n// #endregion\n'.repeat(2);
  expect(() => regionOf(twice, 'a', 'x.ts')).toThrow(/x\.ts has 2 regions "a"/);
});
