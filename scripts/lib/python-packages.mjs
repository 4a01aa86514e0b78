// @ts-check
/** Packages of Python, installed with pip beside `node_modules`, in the versions and by the hashes of a list. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runSync } from '../../src/lib/spawn.mjs';
import { installFromDebian } from './debian.mjs';
import { heading, Mendable, run } from './setup.mjs';

/**
 * Installs what `requirements.txt` lists into `python`, unless that was done for the same list and version of Python.
 * @param {string} folder that holds both
 * @throws {Mendable} when that fails
 */
export async function ensurePythonPackages(folder) {
  const list = join(folder, 'requirements.txt');
  const target = join(folder, 'python');
  const account = join(target, 'installed.txt');
  const wanted = `${pythonVersion()}\n${readFileSync(list, 'utf8')}`;
  if (existsSync(account) && readFileSync(account, 'utf8') === wanted) return;
  heading('Installing packages of Python (pip)');
  if (!hasPip()) await installFromDebian(['python3-pip']);
  if (!hasPip()) {
    throw new Mendable('python3 has no pip: install it (on Debian: apt-get install python3-pip) and repeat');
  }
  rmSync(target, { recursive: true, force: true });
  const wheels = ['--require-hashes', '--only-binary=:all:', '--disable-pip-version-check'];
  const install = ['-m', 'pip', 'install', '--quiet', ...wheels, '--target', target, '-r', list];
  // What root installs elsewhere than in the system disturbs nothing.
  if ((await run('python3', install, { PIP_ROOT_USER_ACTION: 'ignore' })) !== 0) {
    throw new Mendable(
      `pip could not install ${list}: mend what stands above, or the network, and repeat. ` +
        'The hashes in it are of CPython 3.11 on x86-64 Linux: elsewhere add those of the wheels that pip names',
    );
  }
  writeFileSync(account, wanted);
}

/** @returns {string} such as `Python 3.11.7` */
function pythonVersion() {
  const { failure, stdout } = runSync('python3', ['--version']);
  if (failure !== undefined) throw new Mendable('python3 was not found: install Python 3 and repeat');
  return stdout.trim();
}

const hasPip = () => runSync('python3', ['-m', 'pip', '--version']).failure === undefined;
