/** Lint runs over taken examples. */
import { join } from 'node:path';
import { NODE_TYPES } from './projects.ts';
import type { Kind } from './results.ts';
import { outputOf, type Complaint, type Failure, type Job, type Workspace } from './workspace.ts';

const LINTERS = ['eslint', 'biome', 'oxlint'] as const satisfies readonly Kind[];
type Linter = (typeof LINTERS)[number];

export function lints(workspace: Workspace): Job[] {
  const folder = workspace.folder('every-flag', NODE_TYPES[0]);
  return LINTERS.map((linter) => ({ setting: linter, run: () => lint(workspace, linter, folder) }));
}

async function lint(workspace: Workspace, linter: Linter, folder: string): Promise<Failure[]> {
  const [program, args] = commandOf(workspace, linter);
  const { code, text } = await outputOf(program, args, folder);
  try {
    const found = READERS[linter](JSON.parse(text), folder);
    return workspace.failuresOf(linter, found, code === 0 ? undefined : text);
  } catch (error) {
    return workspace.failuresOf(linter, [], `${String(error)}\n${text}`);
  }
}

function commandOf(workspace: Workspace, linter: Linter): [program: string, args: string[]] {
  if (linter === 'eslint') {
    const config = join(workspace.root, 'compilers', 'eslint.config.mjs');
    const eslint = workspace.tool('eslint/bin/eslint.js');
    return [process.execPath, [eslint, '--config', config, '--format', 'json', '**/*.ts']];
  }
  if (linter === 'oxlint') return [workspace.tool('.bin/oxlint'), ['--format', 'json']];
  const args = ['lint', '--reporter=json', '--max-diagnostics=none', '--files-max-size=10000000', '.'];
  return [workspace.tool('.bin/biome'), args];
}

const below = (folder: string, path: string): string => path.replace(`${folder}/`, '').replace(/^\.\//, '');

/** Complaints in a linter's report, by file below the project. */
const READERS: Record<Linter, (report: unknown, folder: string) => Complaint[]> = {
  eslint: (report, folder) =>
    (report as { filePath: string; messages: { ruleId: string; line: number; message: string }[] }[]).flatMap(
      ({ filePath, messages }) => {
        const path = below(folder, filePath);
        return messages.map(({ ruleId, line, message }) => ({
          path,
          message: `${path}:${line}: ${message} (${ruleId})`,
        }));
      },
    ),
  oxlint: (report, folder) =>
    (report as { diagnostics: { filename: string; code: string; message: string }[] }).diagnostics.map(
      ({ filename, code, message }) => {
        const path = below(folder, filename);
        return { path, message: `${path}: ${message} (${code})` };
      },
    ),
  biome: (report, folder) =>
    (report as { diagnostics: BiomeDiagnostic[] }).diagnostics
      // Its "information" is a suggestion, of which one contradicts TypeScript's noPropertyAccessFromIndexSignature.
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ category, message, location }) => {
        const path = below(folder, location.path);
        return { path, message: `${path}:${location.start?.line}: ${message} (${category})` };
      }),
};

interface BiomeDiagnostic {
  category: string;
  severity: string;
  message: string;
  location: { path: string; start?: { line: number } };
}
