/** Lines that no example prints, because another program writes them, lead where they belong. */
import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';

test.each([
  ['[2026-01-01 10:00:00 +0000] [12] [DEBUG] Ignoring EPIPE', '/recipes/python-web-servers'],
  ["[25/Nov/2026 10:00:00] - Broken pipe from ('127.0.0.1', 51922)", '/recipes/python-web-servers'],
  ["Process exited with code '141'", '/reference/sigpipe-141'],
  ['The process failed with exit code "141".', '/reference/sigpipe-141'],
  ['exit code “141”', '/reference/sigpipe-141'],
  ['{"exitCode":"141"}', '/reference/sigpipe-141'],
])('%s leads to %s', (text, page) => {
  expect(diagnose(text).causes[0]?.page).toBe(page);
});

test.each(["exit code '1'", "exit code '1411'", 'exit code "141\''])('%s says nothing', (text) => {
  expect(diagnose(text).verdict).toBe('nothing');
});
