/** Contact for security faults: valid for less than a year, and never invented. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { securityTxt } from '../../src/publish/security-txt.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'security-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const file = (): string => join(folder, '.well-known', 'security.txt');

test('says whom to tell, and until when that holds', () => {
  securityTxt(folder, 'https://example.org/report', Date.parse('2026-11-29T00:00:00Z'));
  expect(readFileSync(file(), 'utf8')).toBe(
    'Contact: https://example.org/report\nExpires: 2027-11-24T00:00:00Z\nPreferred-Languages: es, en\n',
  );
});

test('without a contact there is no file, and one that is no address is refused', () => {
  securityTxt(folder, '');
  expect(existsSync(file())).toBe(false);
  expect(() => securityTxt(folder, 'someone')).toThrow(/SECURITY_CONTACT is "someone"/);
});
