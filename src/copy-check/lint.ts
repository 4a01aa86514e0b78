/** Lint runs over taken examples: each linter reads all of them at once. */
import { join } from 'node:path';
import { allRuntimes } from '../examples/runtimes.build.ts';
import { complaintsOf, type Linter } from './lint-reports.ts';
import { NODE_TYPES } from './projects.ts';
import { PYTHON_PACKAGES } from './tools.ts';
import { outputOf, type Failure, type Job, type Workspace } from './workspace.ts';

/** Command line of a linter. */
interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env?: NodeJS.ProcessEnv;
}

export function lints(workspace: Workspace): Job[] {
  return Object.entries(commandsOf(workspace)).map(([linter, command]) => ({
    setting: linter,
    run: () => lint(workspace, linter as Linter, command),
  }));
}

async function lint(workspace: Workspace, linter: Linter, command: Command): Promise<Failure[]> {
  const { program, args, folder, env } = command;
  const { code, text } = await outputOf(program, args, folder, env);
  try {
    return workspace.failuresOf(linter, complaintsOf(linter, text, folder), code === 0 ? undefined : text);
  } catch (error) {
    return workspace.failuresOf(linter, [], `${String(error)}\n${text}`);
  }
}

function commandsOf(workspace: Workspace): Record<Linter, Command> {
  const folder = workspace.folder('every-flag', NODE_TYPES[0]);
  const config = join(workspace.root, 'compilers', 'eslint.config.mjs');
  const eslint = workspace.tool('eslint/bin/eslint.js');
  const biome = ['lint', '--reporter=json', '--max-diagnostics=none', '--files-max-size=10000000', '.'];
  return {
    eslint: {
      program: process.execPath,
      args: [eslint, '--config', config, '--format', 'json', '**/*.ts'],
      folder,
    },
    biome: { program: workspace.tool('.bin/biome'), args: biome, folder },
    oxlint: { program: workspace.tool('.bin/oxlint'), args: ['--format', 'json'], folder },
    'deno-lint': { ...denoOf(workspace.root), folder },
    ruff: pythonModule(workspace, ['ruff', 'check', '--isolated', '--no-cache', '--output-format=json', '.']),
    // No file of settings, and nothing kept: what stands around is the reader's.
    mypy: pythonModule(workspace, [
      'mypy',
      '--strict',
      '--config-file=',
      '--cache-dir=/dev/null',
      '-O=json',
      '.',
    ]),
  };
}

function denoOf(root: string): Pick<Command, 'program' | 'args'> {
  const [program = ''] = allRuntimes(root).find(({ id }) => id === 'deno')?.command ?? [];
  return { program, args: ['lint', '--json', '.'] };
}

/** Command that runs a module of the packages that are installed for it. */
function pythonModule({ root, pythonFolder }: Workspace, args: readonly string[]): Command {
  const env = { PYTHONPATH: join(root, PYTHON_PACKAGES), PYTHONDONTWRITEBYTECODE: '1' };
  return { program: 'python3', args: ['-m', ...args], folder: pythonFolder, env };
}
