/** The runtimes that demos are run on: the one at hand, python3, and those of the folder `runtimes/`. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { platform } from 'node:os';
import { join } from 'node:path';
import { Mendable } from '../lib/mendable.mjs';
import { runSync } from '../lib/spawn.mjs';
import type { CodeLanguage } from './files.build.ts';

export interface Runtime {
  /** Name of the recording's file: `node-20`, `bun`, `deno`, `python-3`. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly language: CodeLanguage;
  /** Program and arguments that come before the file. */
  readonly command: readonly [string, ...string[]];
}

/** Runtimes whose recordings the site shows, in the order of its tables. */
export const RUNTIME_IDS = ['node-20', 'node-22', 'node-24', 'node-26', 'bun', 'deno', 'python-3'] as const;

/** Runtimes whose recordings pages show unless they name another. */
export const SHOWN: Record<CodeLanguage, string> = { typescript: 'node-20', python: 'python-3' };

// Not `import.meta.resolve`: Docusaurus and Vitest load this file in their own ways, which lack it.
const tsx = createRequire(import.meta.url).resolve('tsx');

/** The Node.js that runs this process. Below 22.18 it cannot strip types by itself, so `tsx` does. */
export function nodeAtHand(): Runtime {
  return nodeRuntime(process.execPath, process.versions.node);
}

function nodeRuntime(program: string, version: string): Runtime {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const strips = major > 22 || (major === 22 && minor >= 18);
  return {
    id: `node-${major}`,
    name: 'Node.js',
    version,
    language: 'typescript',
    command: strips ? [program] : [program, '--import', tsx],
  };
}

/**
 * python3 of this machine.
 * @throws when there is none, saying what to install
 */
export function python(): Runtime {
  const asked = runSync('python3', [
    '-c',
    'import platform, sys; print(platform.python_version(), sys.executable)',
  ]);
  if (asked.failure !== undefined) {
    throw new Mendable('python3 was not found: install it (Debian: apt-get install python3)');
  }
  const [version = 'unknown', program = 'python3'] = asked.stdout.trim().split(/ (.+)/);
  // What `python3` names may be a script that looks for the interpreter, each time for longer than a demo takes.
  return { id: 'python-3', name: 'Python', version, language: 'python', command: [program, '-B'] };
}

/**
 * Every runtime that recordings are made on.
 * @throws naming what is missing from `runtimes/node_modules` and the command that installs it
 */
export function allRuntimes(root = process.cwd()): Runtime[] {
  const bin = (path: string): string => {
    const program = join(root, 'runtimes', 'node_modules', path);
    if (!existsSync(program)) throw new Mendable(`${program} is missing: run \`npm ci --prefix runtimes\``);
    return program;
  };
  const versionOf = (program: string, args: string[]): string =>
    runSync(program, args).stdout.match(/\d+\.\d+\.\d+/)?.[0] ?? 'unknown';
  const nodes = [20, 22, 24, 26].map((major) => {
    if (nodeAtHand().id === `node-${major}`) return nodeAtHand();
    const program = bin(`node-${major}/bin/node`);
    return nodeRuntime(program, versionOf(program, ['--version']));
  });
  const bun = bin('bun/bin/bun.exe');
  const deno = bin('deno/deno');
  return [
    ...nodes,
    {
      id: 'bun',
      name: 'Bun',
      version: versionOf(bun, ['--version']),
      language: 'typescript',
      command: [bun],
    },
    {
      id: 'deno',
      name: 'Deno',
      version: versionOf(deno, ['--version']),
      language: 'typescript',
      command: [deno, 'run', '--quiet', '--allow-all'],
    },
    python(),
  ];
}

/** Name of the platform on pages, such as "Linux". */
export const platformName = (): string =>
  ({ linux: 'Linux', darwin: 'macOS', win32: 'Windows' })[platform() as string] ?? platform();
