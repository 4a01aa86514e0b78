/** Packages of Python: of one version and hash each, and installed once for a list and a version of Python. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ensurePythonPackages } from '../../scripts/lib/python-packages.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'python-packages-'));
  // Of all the world, pip sees what a test puts into this folder.
  vi.stubEnv('PIP_CONFIG_FILE', '/dev/null');
  vi.stubEnv('PIP_NO_INDEX', '1');
  vi.stubEnv('PIP_FIND_LINKS', folder);
  vi.stubEnv('PIP_EXTRA_INDEX_URL', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const list = (text: string): void => writeFileSync(join(folder, 'requirements.txt'), text);
const installed = (): string => readFileSync(join(folder, 'python', 'small.py'), 'utf8');

/** Makes the wheel of a package with one module. @returns its hash */
function makeWheel(code: string): string {
  const program = `
import sys, zipfile, hashlib
wheel = sys.argv[1] + "/small-1.0-py3-none-any.whl"
with zipfile.ZipFile(wheel, "w") as file:
    file.writestr("small.py", sys.argv[2])
    file.writestr("small-1.0.dist-info/METADATA", "Metadata-Version: 2.1\\nName: small\\nVersion: 1.0\\n")
    file.writestr("small-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
    file.writestr("small-1.0.dist-info/RECORD", "small.py,,\\nsmall-1.0.dist-info/METADATA,,\\nsmall-1.0.dist-info/WHEEL,,\\nsmall-1.0.dist-info/RECORD,,\\n")
print(hashlib.sha256(open(wheel, "rb").read()).hexdigest())`;
  return execFileSync('python3', ['-c', program, folder, code], { encoding: 'utf8' }).trim();
}

test('every package of the project is pinned by version and hash', () => {
  const lines = readFileSync('compilers/requirements.txt', 'utf8').trim().split('\n');
  for (const line of lines.filter((one) => !one.startsWith('#')))
    expect(line).toMatch(/^[a-z-]+==[\d.]+( --hash=sha256:[\da-f]{64})+$/);
});

test('is installed once, and again when the list has changed', async () => {
  list(`small==1.0 --hash=sha256:${makeWheel('a = 1')}\n`);
  await ensurePythonPackages(folder);
  expect(installed()).toBe('a = 1');

  writeFileSync(join(folder, 'python', 'small.py'), 'kept');
  await ensurePythonPackages(folder);
  expect(installed()).toBe('kept');

  list(`small==1.0 --hash=sha256:${makeWheel('a = 2')}\n`);
  await ensurePythonPackages(folder);
  expect(installed()).toBe('a = 2');
});

test('what has another hash is not installed, and what is missing says what to do', async () => {
  mkdirSync(join(folder, 'python'));
  const hash = makeWheel('a = 1');
  list(`small==1.0 --hash=sha256:${hash}\n`);
  makeWheel('a = 2');
  await expect(ensurePythonPackages(folder)).rejects.toThrow(
    /^pip could not install .*: mend what stands above/,
  );
  expect(installed).toThrow();
  list(`absent==1.0 --hash=sha256:${hash}\n`);
  await expect(ensurePythonPackages(folder)).rejects.toThrow(/^pip could not install .*, or the network/);
});
